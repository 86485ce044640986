/** Whether two ways of writing are of one name. */
@NullMarked
package io.throughline.inference.detection.document.name;

import org.jspecify.annotations.NullMarked;
