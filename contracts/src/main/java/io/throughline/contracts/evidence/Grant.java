package io.throughline.contracts.evidence;

import java.time.Instant;

/**
 * Leave to do one thing with one address in the vault until it expires.
 *
 * @param token URL-safe, authenticated by the vault; opens nothing else
 */
public record Grant(String token, Instant expires) {}
