package io.throughline.contracts.detection;

/** Which model or method said it: its folder name and its version in the catalogue. */
public record ModelRef(String name, String version) {}
