/** Policy asked through faults, and for real. */
@NullMarked
package io.throughline.activities.policy;

import org.jspecify.annotations.NullMarked;
