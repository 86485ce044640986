package io.throughline.contracts.remediation.action;

import io.throughline.contracts.identity.JourneyId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Do this once.
 *
 * @param key idempotency key, journey/step/remedy
 * @param account absent if none is known: what needs one is not applicable then
 * @param undoes key of the order that this one takes back; absent for one that takes nothing back
 * @param automatic whether no human asked for it, so that it counts for the blast radius
 * @param deadline from which on it must not be done any more
 * @param until when it ends by itself; absent if it does not
 */
public record RemedyOrder(
    String key,
    JourneyId journey,
    @Nullable DirectoryAccount account,
    Remedy remedy,
    @Nullable String undoes,
    boolean automatic,
    Instant deadline,
    @Nullable Instant until) {}
