package io.throughline.contracts.remediation.action;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A remedy that was done and not taken back.
 *
 * @param remedy its word
 * @param until when it ends by itself; absent if it does not
 */
public record RemedyInForce(String remedy, Instant since, @Nullable Instant until) {}
