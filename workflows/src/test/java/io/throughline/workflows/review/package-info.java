/** Appeals, played with time that skips. */
@NullMarked
package io.throughline.workflows.review;

import org.jspecify.annotations.NullMarked;
