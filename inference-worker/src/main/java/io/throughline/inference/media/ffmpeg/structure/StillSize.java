package io.throughline.inference.media.ffmpeg.structure;

/**
 * What a still picture's head claims, unchecked.
 *
 * @param width pixels, below 2^32
 * @param height pixels, below 2^31
 */
record StillSize(long width, long height) {}
