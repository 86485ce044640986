/** Leave to read or write one address in the vault until it expires. */
@NullMarked
package io.throughline.custody.evidence.grant;

import org.jspecify.annotations.NullMarked;
