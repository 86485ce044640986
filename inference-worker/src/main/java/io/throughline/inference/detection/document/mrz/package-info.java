/** The machine readable zone of travel documents (ICAO Doc 9303 parts 3 to 7). */
@NullMarked
package io.throughline.inference.detection.document.mrz;

import org.jspecify.annotations.NullMarked;
