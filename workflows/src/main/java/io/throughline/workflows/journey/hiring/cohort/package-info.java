/** A group that starts together: its members, who vouches for them, and who may be whom. */
@NullMarked
package io.throughline.workflows.journey.hiring.cohort;

import org.jspecify.annotations.NullMarked;
