/** What is done to the world because of a decision, once each, and how it is taken back. */
@NullMarked
package io.throughline.contracts.remediation.action;

import org.jspecify.annotations.NullMarked;
