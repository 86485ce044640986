package io.throughline.inference.detection.examination;

import io.throughline.inference.detection.face.FaceBox;
import io.throughline.inference.detection.face.Landmarks;

/**
 * A face in a frame.
 *
 * @param frame index of the frame among those of its kind, sampled or dense
 * @param seconds from the start of the recording
 * @param quality 0 (useless) to 1; 1 in dense frames, where it is not measured
 */
public record Sighting(
    int frame, double seconds, FaceBox box, Landmarks landmarks, double quality) {}
