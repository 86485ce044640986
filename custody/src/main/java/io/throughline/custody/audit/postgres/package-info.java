/** The ledger in PostgreSQL: one transaction at a time appends, all others read. */
@NullMarked
package io.throughline.custody.audit.postgres;

import org.jspecify.annotations.NullMarked;
