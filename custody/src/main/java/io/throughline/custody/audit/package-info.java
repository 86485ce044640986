/** The append-only ledger of salted commitments, with signed heads and proofs. */
@NullMarked
package io.throughline.custody.audit;

import org.jspecify.annotations.NullMarked;
