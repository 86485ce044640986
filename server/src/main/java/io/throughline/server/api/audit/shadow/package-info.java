/** What rules that are not in force would have changed. */
@NullMarked
package io.throughline.server.api.audit.shadow;

import org.jspecify.annotations.NullMarked;
