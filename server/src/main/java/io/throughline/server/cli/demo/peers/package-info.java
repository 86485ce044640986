/** Other systems on this machine for the demo: a directory of accounts and a system of record. */
@NullMarked
package io.throughline.server.cli.demo.peers;

import org.jspecify.annotations.NullMarked;
