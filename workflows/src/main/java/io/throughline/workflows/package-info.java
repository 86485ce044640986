/**
 * Journeys as durable workflow code; all timeouts, patches and workflow types in one place each.
 */
@NullMarked
package io.throughline.workflows;

import org.jspecify.annotations.NullMarked;
