/** Single files out of pinned registry packages, checked by SHA-256 before anything sees them. */
@NullMarked
package io.throughline.server.setup.packages;

import org.jspecify.annotations.NullMarked;
