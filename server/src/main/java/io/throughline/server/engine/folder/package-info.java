/** A deployment's data folder: who holds it, which ports it has, what its parts are doing. */
@NullMarked
package io.throughline.server.engine.folder;

import org.jspecify.annotations.NullMarked;
