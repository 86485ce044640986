/** What a search among many templates costs, and how often it errs as they become more. */
@NullMarked
package io.throughline.inference.command.measuring.search;

import org.jspecify.annotations.NullMarked;
