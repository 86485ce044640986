/** Whether one recording shows one face and holds one voice throughout, or somebody else's too. */
@NullMarked
package io.throughline.inference.continuity.swap;

import org.jspecify.annotations.NullMarked;
