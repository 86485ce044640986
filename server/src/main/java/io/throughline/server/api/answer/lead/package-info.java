/** Pairs of people who may be one human, and what reviewers say of them. */
@NullMarked
package io.throughline.server.api.answer.lead;

import org.jspecify.annotations.NullMarked;
