/** Pseudonyms for people, journeys and interactions; none of them says who somebody is. */
@NullMarked
package io.throughline.contracts.identity;

import org.jspecify.annotations.NullMarked;
