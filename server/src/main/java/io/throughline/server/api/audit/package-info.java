/** The proof of a journey, and the end of its person's data. */
@NullMarked
package io.throughline.server.api.audit;

import org.jspecify.annotations.NullMarked;
