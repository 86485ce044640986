/** Writes what journeys decide into the ledger. */
@NullMarked
package io.throughline.activities.audit;

import org.jspecify.annotations.NullMarked;
