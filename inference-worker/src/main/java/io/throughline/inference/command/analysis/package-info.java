/** Says what is found in media files, without any engine. */
@NullMarked
package io.throughline.inference.command.analysis;

import org.jspecify.annotations.NullMarked;
