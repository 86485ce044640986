/** What an identity document says about itself: whether its machine readable zone can be true. */
@NullMarked
package io.throughline.inference.detection.document;

import org.jspecify.annotations.NullMarked;
