/** Playing the people of a scene against the API, and what came of it. */
@NullMarked
package io.throughline.server.cli.demo.scene;

import org.jspecify.annotations.NullMarked;
