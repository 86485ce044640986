/** Systems of record that take remedies as signed webhooks. */
@NullMarked
package io.throughline.activities.action.webhook;

import org.jspecify.annotations.NullMarked;
