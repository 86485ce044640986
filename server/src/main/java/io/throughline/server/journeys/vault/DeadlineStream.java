package io.throughline.server.journeys.vault;

import io.throughline.server.problem.ApiProblem;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.http.HttpStatus;

/**
 * Refuses to read on after a deadline: a caller that sends a byte now and then does not hold a
 * place for ever. A caller that sends nothing at all meets the web server's own timeout.
 */
final class DeadlineStream extends FilterInputStream {

  private final Clock clock;
  private final Instant deadline;

  DeadlineStream(InputStream source, Clock clock, Duration patience) {
    super(source);
    this.clock = clock;
    this.deadline = clock.instant().plus(patience);
  }

  @Override
  public int read() throws IOException {
    requireTime();
    return super.read();
  }

  @Override
  public int read(byte[] buffer, int from, int count) throws IOException {
    requireTime();
    return super.read(buffer, from, count);
  }

  private void requireTime() {
    if (clock.instant().isAfter(deadline)) {
      throw ApiProblem.of(
          HttpStatus.REQUEST_TIMEOUT, "upload.too-slow", "The upload took too long.");
    }
  }
}
