/** The gates of the shipped rules. */
@NullMarked
package io.throughline.activities.policy.bundle;

import org.jspecify.annotations.NullMarked;
