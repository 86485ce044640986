/** Other systems as callers: what they sign and report is stored, then told to its journey. */
@NullMarked
package io.throughline.server.api.caller.hook;

import org.jspecify.annotations.NullMarked;
