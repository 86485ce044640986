/** Journeys in a time that skips: which timers run, who is told what, and how it ends. */
@NullMarked
package io.throughline.server.cli.demo.rehearsal;

import org.jspecify.annotations.NullMarked;
