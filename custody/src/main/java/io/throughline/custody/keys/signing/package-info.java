/** The key that signs the heads of the ledger. */
@NullMarked
package io.throughline.custody.keys.signing;

import org.jspecify.annotations.NullMarked;
