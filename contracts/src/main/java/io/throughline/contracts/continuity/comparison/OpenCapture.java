package io.throughline.contracts.continuity.comparison;

import io.throughline.contracts.continuity.Capture;
import io.throughline.contracts.evidence.Grant;

/** A capture with the grant that opens its template. */
public record OpenCapture(Capture capture, Grant read) {}
