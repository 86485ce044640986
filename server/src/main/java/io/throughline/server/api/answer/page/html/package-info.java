/** Pages as text: nothing is put into markup that was not escaped before. */
@NullMarked
package io.throughline.server.api.answer.page.html;

import org.jspecify.annotations.NullMarked;
