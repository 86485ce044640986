/** Puts what policy was asked before other rules too, and keeps what they would have said. */
@NullMarked
package io.throughline.activities.policy.shadow;

import org.jspecify.annotations.NullMarked;
