/** Opens the vault for workers that hold no keys. */
@NullMarked
package io.throughline.activities.evidence;

import org.jspecify.annotations.NullMarked;
