/** Cohorts of vendors: their rosters, their members, who shares what. */
@NullMarked
package io.throughline.server.journeys.cohort;

import org.jspecify.annotations.NullMarked;
