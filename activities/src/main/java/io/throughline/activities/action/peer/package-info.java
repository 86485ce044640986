/** Other systems over HTTP: bounded in time and bytes, never redirected. */
@NullMarked
package io.throughline.activities.action.peer;

import org.jspecify.annotations.NullMarked;
