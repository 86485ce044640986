/** Key files on disk: private, atomic, safe for several processes of one host. */
@NullMarked
package io.throughline.custody.keys.storage;

import org.jspecify.annotations.NullMarked;
