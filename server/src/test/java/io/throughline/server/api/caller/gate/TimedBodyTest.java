package io.throughline.server.api.caller.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.throughline.server.problem.ApiProblem;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;

/** A body that comes a byte now and then. */
class TimedBodyTest {

  @Test
  void aBodyThatTakesTooLongIsRefused() throws IOException {
    AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 5);
    MockHttpServletRequest request = new MockHttpServletRequest();
    request.setContent(new byte[] {1, 2, 3});
    InputStream body = new TimedBody(request, nanos::get).getInputStream();

    assertThat(body.read()).isEqualTo(1);
    nanos.addAndGet(TimedBody.LIMIT.toNanos());
    assertThat(body.read()).isEqualTo(2);
    nanos.incrementAndGet();
    assertThatThrownBy(() -> body.read(new byte[1], 0, 1))
        .isInstanceOfSatisfying(
            ApiProblem.class, problem -> assertThat(problem.status().value()).isEqualTo(408));
  }
}
