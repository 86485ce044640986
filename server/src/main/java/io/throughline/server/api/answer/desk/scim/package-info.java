/** Rosters as a directory hands them on: System for Cross-domain Identity Management 2.0. */
@NullMarked
package io.throughline.server.api.answer.desk.scim;

import org.jspecify.annotations.NullMarked;
