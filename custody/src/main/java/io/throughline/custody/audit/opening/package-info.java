/** What opens a commitment of the ledger: a salt and the event's canonical bytes. */
@NullMarked
package io.throughline.custody.audit.opening;

import org.jspecify.annotations.NullMarked;
