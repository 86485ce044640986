package io.throughline.inference.calibration.scores;

import io.throughline.inference.continuity.Template;

/**
 * One template of a known person.
 *
 * @param source what it was taken from; two templates of one source are never compared
 * @param degraded whether it was made worse on purpose, to stand for a poor camera
 */
public record Sample(String identity, String source, boolean degraded, Template template) {}
