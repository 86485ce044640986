/**
 * What was handed in: kinds of media, their keyed address in the vault, and the grants that open
 * them.
 */
@NullMarked
package io.throughline.contracts.evidence;

import org.jspecify.annotations.NullMarked;
