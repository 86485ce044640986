/** What every part of custody throws, with the code that decides whether a step is tried again. */
@NullMarked
package io.throughline.custody.failure;

import org.jspecify.annotations.NullMarked;
