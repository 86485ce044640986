/** What is written to the ledger. */
@NullMarked
package io.throughline.contracts.audit;

import org.jspecify.annotations.NullMarked;
