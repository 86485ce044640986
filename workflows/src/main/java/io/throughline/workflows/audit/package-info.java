/** The timeline of a journey, each entry of which is also in the ledger. */
@NullMarked
package io.throughline.workflows.audit;

import org.jspecify.annotations.NullMarked;
