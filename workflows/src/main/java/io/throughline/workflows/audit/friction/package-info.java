/** Measures what a journey costs the person, stage by stage. */
@NullMarked
package io.throughline.workflows.audit.friction;

import org.jspecify.annotations.NullMarked;
