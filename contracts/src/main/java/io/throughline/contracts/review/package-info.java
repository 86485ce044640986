/** What a human reviewer says about a held journey. */
@NullMarked
package io.throughline.contracts.review;

import org.jspecify.annotations.NullMarked;
