/** Merkle trees as RFC 9162 defines them: frontier, proofs and their checks. */
@NullMarked
package io.throughline.custody.audit.merkle;

import org.jspecify.annotations.NullMarked;
