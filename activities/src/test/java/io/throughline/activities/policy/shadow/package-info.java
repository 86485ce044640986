/** Other rules asked beside those in force, in real policy engines. */
@NullMarked
package io.throughline.activities.policy.shadow;

import org.jspecify.annotations.NullMarked;
