package io.throughline.server.cli.proof;

/**
 * One figure that was measured.
 *
 * @param ok whether what was measured also did its work
 */
record BenchRow(String name, double value, String unit, boolean ok) {}
