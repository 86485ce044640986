@NullMarked
package io.throughline.activities.continuity;

import org.jspecify.annotations.NullMarked;
