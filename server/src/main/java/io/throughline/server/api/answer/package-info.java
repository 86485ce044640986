/** What people answer: a person's consent, a reviewer's work on the queue of held journeys. */
@NullMarked
package io.throughline.server.api.answer;

import org.jspecify.annotations.NullMarked;
