/** What passing costs people and where they leave, told by stage. */
@NullMarked
package io.throughline.server.api.audit.friction;

import org.jspecify.annotations.NullMarked;
