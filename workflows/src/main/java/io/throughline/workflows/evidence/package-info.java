/** Taking evidence for an interaction, looking at it, and comparing it with the chain. */
@NullMarked
package io.throughline.workflows.evidence;

import org.jspecify.annotations.NullMarked;
