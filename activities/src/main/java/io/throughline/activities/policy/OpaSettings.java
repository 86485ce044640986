package io.throughline.activities.policy;

import java.net.URI;
import java.time.Duration;

/**
 * Where policy answers, and how long and how much it may.
 *
 * @param address scheme, host and port of the policy engine, without a path
 * @param timeout for one answer in full, connecting included; at most a minute
 * @param maxBytes of one answer; at most a mebibyte
 */
public record OpaSettings(URI address, Duration timeout, int maxBytes) {
  private static final Duration LONGEST = Duration.ofMinutes(1);
  private static final int MOST_BYTES = 1024 * 1024;

  public OpaSettings {
    boolean web = "http".equals(address.getScheme()) || "https".equals(address.getScheme());
    if (!web || address.getHost() == null || !address.getPath().replace("/", "").isEmpty()) {
      throw new IllegalArgumentException("policy's address is http(s)://host:port");
    }
    if (address.getUserInfo() != null || address.getQuery() != null) {
      throw new IllegalArgumentException("policy's address carries no secret and no query");
    }
    if (!timeout.isPositive() || timeout.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException("policy's timeout is more than 0 and at most a minute");
    }
    if (maxBytes < 1 || maxBytes > MOST_BYTES) {
      throw new IllegalArgumentException("policy's answer is from 1 byte to 1 MiB");
    }
  }

  /** Five seconds and 64 KiB: a decision takes milliseconds and one kibibyte. */
  public static OpaSettings at(URI address) {
    return new OpaSettings(address, Duration.ofSeconds(5), 64 * 1024);
  }
}
