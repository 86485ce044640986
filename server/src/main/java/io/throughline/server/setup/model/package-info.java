/**
 * The model weights that the catalogue names, fetched and handed to the inference worker to
 * prepare.
 */
@NullMarked
package io.throughline.server.setup.model;

import org.jspecify.annotations.NullMarked;
