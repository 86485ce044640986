/** What a person, a reviewer and the journey itself answer. */
@NullMarked
package io.throughline.contracts.journey.answer;

import org.jspecify.annotations.NullMarked;
