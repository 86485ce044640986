/** One human looked for among many templates: exact, in memory, and never a decision. */
@NullMarked
package io.throughline.custody.gallery.search;

import org.jspecify.annotations.NullMarked;
