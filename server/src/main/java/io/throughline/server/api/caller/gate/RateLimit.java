package io.throughline.server.api.caller.gate;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;

/** A bucket of tokens for each key: it fills steadily, and each request takes one out. */
final class RateLimit {

  /** Keys that are remembered at once; one that rests is forgotten first, and loses nothing. */
  private static final int MOST_KEYS = 20_000;

  private final double perNano;
  private final int burst;
  private final LongSupplier nanos;
  private final Map<String, Bucket> buckets = new HashMap<>();

  /**
   * @param perSecond requests that are let through for good
   * @param burst requests that are let through at once
   */
  RateLimit(int perSecond, int burst, LongSupplier nanos) {
    this.perNano = perSecond / 1e9;
    this.burst = burst;
    this.nanos = nanos;
  }

  /**
   * @param level between 0 and the burst, at that time
   */
  private record Bucket(double level, long atNanos) {}

  /** Takes one; if there is none, says how long until there is. */
  synchronized Optional<Duration> take(String key) {
    long now = nanos.getAsLong();
    if (buckets.size() >= MOST_KEYS && !buckets.containsKey(key)) {
      buckets.values().removeIf(bucket -> level(bucket, now) >= burst);
    }
    if (buckets.size() >= MOST_KEYS && !buckets.containsKey(key)) {
      // All are busy: a flood of keys must not become a flood of memory.
      return Optional.of(Duration.ofSeconds(1));
    }
    double level = level(buckets.getOrDefault(key, new Bucket(burst, now)), now);
    boolean enough = level >= 1;
    buckets.put(key, new Bucket(enough ? level - 1 : level, now));
    return enough
        ? Optional.empty()
        : Optional.of(Duration.ofNanos((long) Math.ceil((1 - level) / perNano)));
  }

  private double level(Bucket bucket, long now) {
    return Math.min(burst, bucket.level() + (now - bucket.atNanos()) * perNano);
  }
}
