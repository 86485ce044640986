/** Rosters of vendors, read row by row. */
@NullMarked
package io.throughline.server.journeys.cohort.roster;

import org.jspecify.annotations.NullMarked;
