/** What the server's parts cost on this machine. */
@NullMarked
package io.throughline.server.cli.bench;

import org.jspecify.annotations.NullMarked;
