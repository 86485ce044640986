/** Cohorts as vendors and those who order from them open, fill and follow them. */
@NullMarked
package io.throughline.server.api.answer.desk.cohort;

import org.jspecify.annotations.NullMarked;
