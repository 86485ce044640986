@NullMarked
package io.throughline.workflows.journey.watch;

import org.jspecify.annotations.NullMarked;
