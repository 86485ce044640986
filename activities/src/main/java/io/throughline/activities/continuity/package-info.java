/** What a watch asks of policy and of the table of devices. */
@NullMarked
package io.throughline.activities.continuity;

import org.jspecify.annotations.NullMarked;
