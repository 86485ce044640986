/** Asks Open Policy Agent what to do, and lets nothing pass that it did not clearly answer. */
@NullMarked
package io.throughline.activities.policy;

import org.jspecify.annotations.NullMarked;
