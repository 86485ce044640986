/** The proof of one journey as a file, and its check, which needs no service. */
@NullMarked
package io.throughline.custody.audit.bundle;

import org.jspecify.annotations.NullMarked;
