/** Webhooks signed as Standard Webhooks has it, in both directions. */
@NullMarked
package io.throughline.custody.webhook;

import org.jspecify.annotations.NullMarked;
