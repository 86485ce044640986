/** Commands that start, stop and show a deployment, and let callers in and out. */
@NullMarked
package io.throughline.server.cli.deployment;

import org.jspecify.annotations.NullMarked;
