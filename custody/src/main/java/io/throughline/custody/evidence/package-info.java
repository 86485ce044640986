/** The vault: encrypted under the subject's key, found by a keyed digest. */
@NullMarked
package io.throughline.custody.evidence;

import org.jspecify.annotations.NullMarked;
