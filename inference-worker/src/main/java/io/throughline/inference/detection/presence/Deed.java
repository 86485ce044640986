package io.throughline.inference.detection.presence;

import io.throughline.contracts.policy.LivenessChallenge.Task;

/**
 * Something that a face was seen doing.
 *
 * @param from seconds from the start of the recording
 * @param to seconds from the start of the recording
 */
record Deed(Task task, double from, double to) {
  double seconds() {
    return to - from;
  }
}
