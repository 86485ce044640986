/** Tells people by mail, in plain words, once for each notice. */
@NullMarked
package io.throughline.activities.remediation;

import org.jspecify.annotations.NullMarked;
