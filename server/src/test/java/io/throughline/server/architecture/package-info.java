/** The shape of the whole repository, held by tests. */
@NullMarked
package io.throughline.server.architecture;

import org.jspecify.annotations.NullMarked;
