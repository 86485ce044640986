/** What media cost, in processor time and memory. */
@NullMarked
package io.throughline.inference.command.measuring.bench;

import org.jspecify.annotations.NullMarked;
