/** Many journeys ordered at once. */
@NullMarked
package io.throughline.server.api.answer.desk.bulk;

import org.jspecify.annotations.NullMarked;
