/** Who is the same human in which interaction, as data and as a picture. */
@NullMarked
package io.throughline.server.api.answer.continuity;

import org.jspecify.annotations.NullMarked;
