/** How the worker gets plaintext from the vault and hands templates back, by grants only. */
@NullMarked
package io.throughline.inference.worker.evidence;

import org.jspecify.annotations.NullMarked;
