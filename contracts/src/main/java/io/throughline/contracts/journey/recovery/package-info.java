/** Getting back into an account: what the help desk opens and the owner proves. */
@NullMarked
package io.throughline.contracts.journey.recovery;

import org.jspecify.annotations.NullMarked;
