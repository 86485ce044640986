/** Errors as callers see them: RFC 9457 documents with a dotted, stable reason. */
@NullMarked
package io.throughline.server.problem;

import org.jspecify.annotations.NullMarked;
