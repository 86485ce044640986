/** The watch over who works, from day two on: what is reported, weighed and asked. */
@NullMarked
package io.throughline.contracts.continuity.watch;

import org.jspecify.annotations.NullMarked;
