/** The question put before policy and the decision it answers with. */
@NullMarked
package io.throughline.contracts.policy;

import org.jspecify.annotations.NullMarked;
