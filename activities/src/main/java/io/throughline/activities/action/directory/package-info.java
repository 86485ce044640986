/** The directory of accounts, over SCIM 2.0 (RFC 7643, RFC 7644). */
@NullMarked
package io.throughline.activities.action.directory;

import org.jspecify.annotations.NullMarked;
