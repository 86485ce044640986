/** What is told or done to whom, once. */
@NullMarked
package io.throughline.contracts.remediation;

import org.jspecify.annotations.NullMarked;
