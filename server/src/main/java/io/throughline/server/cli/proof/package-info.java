/** Proof of journeys from a terminal, its offline check, and what the ledger costs. */
@NullMarked
package io.throughline.server.cli.proof;

import org.jspecify.annotations.NullMarked;
