/** What stands above all: the server's process and the command line. */
@NullMarked
package io.throughline.server;

import org.jspecify.annotations.NullMarked;
