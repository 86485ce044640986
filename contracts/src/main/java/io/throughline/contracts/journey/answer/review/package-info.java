/** A hold as people work on it: its case, who has it, what speaks for and against, and why. */
@NullMarked
package io.throughline.contracts.journey.answer.review;

import org.jspecify.annotations.NullMarked;
