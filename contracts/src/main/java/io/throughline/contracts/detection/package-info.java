/** What one piece of evidence shows by itself: findings with their quality, times and model. */
@NullMarked
package io.throughline.contracts.detection;

import org.jspecify.annotations.NullMarked;
