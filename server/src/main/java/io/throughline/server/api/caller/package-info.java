/** Who calls: roles, tenants, and the configuration of the gate before every route. */
@NullMarked
package io.throughline.server.api.caller;

import org.jspecify.annotations.NullMarked;
