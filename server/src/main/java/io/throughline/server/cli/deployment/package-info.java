/** Commands that start, stop and show a deployment. */
@NullMarked
package io.throughline.server.cli.deployment;

import org.jspecify.annotations.NullMarked;
