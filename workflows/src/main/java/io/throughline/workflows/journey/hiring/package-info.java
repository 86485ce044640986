/** Hiring: apply, consent, interviews, identity at offer, day one, close. */
@NullMarked
package io.throughline.workflows.journey.hiring;

import org.jspecify.annotations.NullMarked;
