/** Objecting to how a journey ended: what the person says, and what becomes of it. */
@NullMarked
package io.throughline.contracts.journey.answer.review.appeal;

import org.jspecify.annotations.NullMarked;
