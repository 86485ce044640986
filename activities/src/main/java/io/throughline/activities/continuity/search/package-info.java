/** One human looked for among the people of a deployment, and what came of it. */
@NullMarked
package io.throughline.activities.continuity.search;

import org.jspecify.annotations.NullMarked;
