/** What a file says, under a signature or without one, of where it comes from (C2PA, IPTC). */
@NullMarked
package io.throughline.inference.detection.injection.provenance;

import org.jspecify.annotations.NullMarked;
