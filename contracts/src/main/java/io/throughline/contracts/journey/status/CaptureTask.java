package io.throughline.contracts.journey.status;

import io.throughline.contracts.policy.LivenessChallenge;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the person is asked for now.
 *
 * @param awaited whether a recording is waited for
 * @param attempt 1 for the first recording
 * @param challenge what the recording has to show; null before it was drawn
 * @param openedAt a browser that was known before then is a known one
 */
public record CaptureTask(
    boolean awaited, int attempt, @Nullable LivenessChallenge challenge, Instant openedAt) {}
