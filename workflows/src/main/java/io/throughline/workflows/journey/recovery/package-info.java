/** Getting back into an account: told, proven, let in once, looked after. */
@NullMarked
package io.throughline.workflows.journey.recovery;

import org.jspecify.annotations.NullMarked;
