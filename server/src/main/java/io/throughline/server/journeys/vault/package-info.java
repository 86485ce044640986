/** Evidence on its way in, the worker's way to the vault, and the end of a person's data. */
@NullMarked
package io.throughline.server.journeys.vault;

import org.jspecify.annotations.NullMarked;
