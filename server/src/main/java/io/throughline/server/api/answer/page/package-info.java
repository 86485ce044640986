/** The person's own page: a signed link that opens once, plain HTML, no script. */
@NullMarked
package io.throughline.server.api.answer.page;

import org.jspecify.annotations.NullMarked;
