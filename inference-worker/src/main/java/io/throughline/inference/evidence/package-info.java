/** How the worker gets plaintext from the vault and hands templates back, by grants only. */
@NullMarked
package io.throughline.inference.evidence;

import org.jspecify.annotations.NullMarked;
