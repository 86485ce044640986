/** What cohorts and their members tell each other, and what rosters have in common. */
@NullMarked
package io.throughline.activities.cohort;

import org.jspecify.annotations.NullMarked;
