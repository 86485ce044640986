/**
 * Encrypts everything that the engine keeps, with the key that the payload's subject or pool has.
 */
@NullMarked
package io.throughline.custody.payload;

import org.jspecify.annotations.NullMarked;
