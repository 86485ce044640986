/** What a person says about having face and voice examined. */
@NullMarked
package io.throughline.contracts.consent;

import org.jspecify.annotations.NullMarked;
