/** Child processes that are started, watched, restarted and never outlive their supervisor. */
@NullMarked
package io.throughline.server.engine.process;

import org.jspecify.annotations.NullMarked;
