package io.throughline.contracts.journey.answer.review;

import io.throughline.contracts.identity.CallerId;
import io.throughline.contracts.identity.ReviewCaseId;
import org.jspecify.annotations.Nullable;

/**
 * Somebody takes a case, gives it back, or hands it to somebody else.
 *
 * @param requestId makes the same request twice one request
 * @param by who asks for it
 * @param to who has it from now on; absent if nobody has
 */
public record ReviewAssignment(
    String requestId, ReviewCaseId reviewCase, CallerId by, @Nullable CallerId to) {}
