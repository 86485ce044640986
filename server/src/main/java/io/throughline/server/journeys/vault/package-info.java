/** Evidence on its way in, and the worker's way to the vault. */
@NullMarked
package io.throughline.server.journeys.vault;

import org.jspecify.annotations.NullMarked;
