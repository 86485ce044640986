/** A page that shows a person what was found in media files; it needs nothing but itself. */
@NullMarked
package io.throughline.inference.command.analysis.report;

import org.jspecify.annotations.NullMarked;
