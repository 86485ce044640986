/** The REST routes and the documents that they take and give. */
@NullMarked
package io.throughline.server.api;

import org.jspecify.annotations.NullMarked;
