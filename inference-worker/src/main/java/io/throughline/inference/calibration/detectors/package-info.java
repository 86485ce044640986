/**
 * How well detectors tell forged from genuine media, measured through the pipeline that is used.
 */
@NullMarked
package io.throughline.inference.calibration.detectors;

import org.jspecify.annotations.NullMarked;
