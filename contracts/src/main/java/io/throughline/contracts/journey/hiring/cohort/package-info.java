/** Many people of one vendor start together: the cohort, and the journey of each of them. */
@NullMarked
package io.throughline.contracts.journey.hiring.cohort;

import org.jspecify.annotations.NullMarked;
