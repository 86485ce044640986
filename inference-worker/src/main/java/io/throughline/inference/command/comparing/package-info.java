/** Several recordings beside each other: who is the same human, and where the chain breaks. */
@NullMarked
package io.throughline.inference.command.comparing;

import org.jspecify.annotations.NullMarked;
