/** How workflow code changes and how its steps are run. */
@NullMarked
package io.throughline.workflows.engine;

import org.jspecify.annotations.NullMarked;
