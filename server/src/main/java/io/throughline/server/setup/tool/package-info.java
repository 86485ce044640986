/** The programs that are built from source by their own package system. */
@NullMarked
package io.throughline.server.setup.tool;

import org.jspecify.annotations.NullMarked;
