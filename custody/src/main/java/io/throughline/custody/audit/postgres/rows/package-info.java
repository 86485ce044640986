/** The rows of the ledger in PostgreSQL. */
@NullMarked
package io.throughline.custody.audit.postgres.rows;

import org.jspecify.annotations.NullMarked;
