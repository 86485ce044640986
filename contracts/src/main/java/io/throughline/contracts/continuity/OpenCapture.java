package io.throughline.contracts.continuity;

import io.throughline.contracts.evidence.Grant;

/** A capture with the grant that opens its template. */
public record OpenCapture(Capture capture, Grant read) {}
