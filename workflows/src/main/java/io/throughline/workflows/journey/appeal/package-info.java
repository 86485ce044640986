/** Objecting to how a journey ended: looked at again by somebody else, and taken back if wrong. */
@NullMarked
package io.throughline.workflows.journey.appeal;

import org.jspecify.annotations.NullMarked;
