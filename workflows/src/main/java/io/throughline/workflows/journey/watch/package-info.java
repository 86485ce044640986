/** The watch from day two on: weighing what is reported, asking seldom, anew from time to time. */
@NullMarked
package io.throughline.workflows.journey.watch;

import org.jspecify.annotations.NullMarked;
