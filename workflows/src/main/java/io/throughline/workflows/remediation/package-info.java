/** Telling people, without making the journey wait for mail. */
@NullMarked
package io.throughline.workflows.remediation;

import org.jspecify.annotations.NullMarked;
