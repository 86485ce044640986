/** Remedies: carried out once in effect, at the directory and at systems of record. */
@NullMarked
package io.throughline.activities.action;

import org.jspecify.annotations.NullMarked;
