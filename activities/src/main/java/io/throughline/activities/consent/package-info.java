/** What leads a person to the page on which he or she consents and asks. */
@NullMarked
package io.throughline.activities.consent;

import org.jspecify.annotations.NullMarked;
