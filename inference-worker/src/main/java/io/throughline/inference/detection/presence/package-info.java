/** Whether somebody is there: what a person does when asked, and what a picture of one lacks. */
@NullMarked
package io.throughline.inference.detection.presence;

import org.jspecify.annotations.NullMarked;
