/** What a journey costs the person who passes it, and how each of its stages is left. */
@NullMarked
package io.throughline.contracts.journey.status.friction;

import org.jspecify.annotations.NullMarked;
