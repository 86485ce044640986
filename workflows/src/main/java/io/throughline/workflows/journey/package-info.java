/** What every journey is made of: passing one interaction, and the desk that takes updates. */
@NullMarked
package io.throughline.workflows.journey;

import org.jspecify.annotations.NullMarked;
