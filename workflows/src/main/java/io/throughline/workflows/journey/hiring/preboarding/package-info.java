/** Between identity and day one: what others found, and where equipment and pay go. */
@NullMarked
package io.throughline.workflows.journey.hiring.preboarding;

import org.jspecify.annotations.NullMarked;
