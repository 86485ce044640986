/** Asking for consent, reminding, and the human path for everybody else. */
@NullMarked
package io.throughline.workflows.consent;

import org.jspecify.annotations.NullMarked;
