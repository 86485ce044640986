/** Appeals as everybody but their reviewers sees them: no word of what the person says. */
@NullMarked
package io.throughline.server.api.answer.desk.appeal;

import org.jspecify.annotations.NullMarked;
