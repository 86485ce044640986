package io.throughline.inference.detection.examination;

import io.throughline.contracts.evidence.EvidenceRole;
import io.throughline.contracts.policy.LivenessChallenge;
import io.throughline.inference.detection.voice.Speech;
import io.throughline.inference.media.DecodeReport;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What is known of a file once all of it was decoded.
 *
 * @param role that the file plays in a journey, if any
 * @param subject whom the recording is about
 * @param speech empty if the file has no sound
 * @param challenge that the recording has to answer
 */
public record Circumstances(
    Path file,
    DecodeReport report,
    Optional<EvidenceRole> role,
    Subject subject,
    Optional<Speech> speech,
    Optional<LivenessChallenge> challenge) {}
