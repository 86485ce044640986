/** What HR enters between identity and day one. */
@NullMarked
package io.throughline.server.api.answer.desk.preboarding;

import org.jspecify.annotations.NullMarked;
