package io.throughline.server.api.caller.gate;

import io.throughline.server.problem.ApiProblem;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.IOException;
import java.time.Duration;
import java.util.function.LongSupplier;
import org.springframework.http.HttpStatus;

/**
 * A request whose body has to be there in time: one byte now and then would hold its place for
 * days. Each single read has the web server's own limit.
 */
final class TimedBody extends HttpServletRequestWrapper {

  static final Duration LIMIT = Duration.ofSeconds(30);
  private final LongSupplier nanos;
  private final long end;

  TimedBody(HttpServletRequest request, LongSupplier nanos) {
    super(request);
    this.nanos = nanos;
    this.end = nanos.getAsLong() + LIMIT.toNanos();
  }

  @Override
  public ServletInputStream getInputStream() throws IOException {
    return new Timed(super.getInputStream());
  }

  private void requireTime() {
    if (nanos.getAsLong() - end > 0) {
      throw ApiProblem.of(
          HttpStatus.REQUEST_TIMEOUT, "request.too-slow", "The request took too long.");
    }
  }

  private final class Timed extends ServletInputStream {
    private final ServletInputStream body;

    Timed(ServletInputStream body) {
      this.body = body;
    }

    @Override
    public int read() throws IOException {
      requireTime();
      return body.read();
    }

    @Override
    public int read(byte[] buffer, int from, int count) throws IOException {
      requireTime();
      return body.read(buffer, from, count);
    }

    @Override
    public boolean isFinished() {
      return body.isFinished();
    }

    @Override
    public boolean isReady() {
      return body.isReady();
    }

    @Override
    public void setReadListener(ReadListener listener) {
      body.setReadListener(listener);
    }
  }
}
