/** What the help desk opens and sees: waiting, verified, not verified, human needed. */
@NullMarked
package io.throughline.server.api.answer.desk.recovery;

import org.jspecify.annotations.NullMarked;
