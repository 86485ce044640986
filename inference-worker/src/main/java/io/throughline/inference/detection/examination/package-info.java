/** What every detector is given while a file is decoded, and how it says what it found. */
@NullMarked
package io.throughline.inference.detection.examination;

import org.jspecify.annotations.NullMarked;
