package io.throughline.server.api.caller.gate;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.contracts.identity.CallerId;
import io.throughline.contracts.identity.TenantId;
import io.throughline.server.api.caller.Caller;
import io.throughline.server.api.caller.Role;
import io.throughline.server.settings.CallerSettings;
import jakarta.servlet.ServletException;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class LimitedGateTest {

  private static final Caller HR =
      new Caller(new CallerId("c-" + "b".repeat(26)), TenantId.OPERATOR, Set.of(Role.HR));

  private final Gate gate =
      new Gate(
          token -> token.startsWith("good") ? Optional.of(HR) : Optional.empty(),
          new RequestLimits(new CallerSettings.Rates(1, 2, 1, 4), () -> 1),
          new Gate.Place("", true));

  @Test
  void aCallerWhoAsksTooOftenIsToldWhenToComeBack() throws ServletException, IOException {
    assertThat(asked("good", "192.0.2.1").getStatus()).isEqualTo(200);
    assertThat(asked("good, another", "192.0.2.2").getStatus()).isEqualTo(200);
    MockHttpServletResponse third = asked("good", "192.0.2.3");
    assertThat(third.getStatus()).isEqualTo(429);
    assertThat(third.getHeader("Retry-After")).isEqualTo("1");
    assertThat(third.getContentAsString()).contains("rate.limited");
  }

  @Test
  void guessingFromOneAddressIsSlow() throws ServletException, IOException {
    for (int guess = 0; guess < 4; guess++) {
      assertThat(asked("guess", "192.0.2.1").getStatus()).isEqualTo(401);
    }
    assertThat(asked("good", "192.0.2.1").getStatus()).isEqualTo(429);
    assertThat(asked("good", "192.0.2.2").getStatus()).isEqualTo(200);
  }

  @Test
  void allAddressesOfOneNetworkCountAsOne() throws ServletException, IOException {
    for (int guess = 0; guess < 4; guess++) {
      asked("guess", "2001:db8:0:1:0:0:0:" + guess);
    }
    assertThat(asked("guess", "2001:db8:0:1:0:0:0:9").getStatus()).isEqualTo(429);
    assertThat(asked("guess", "2001:db8:0:2:0:0:0:9").getStatus()).isEqualTo(401);
  }

  @Test
  void healthIsNeverLimitedSoThatNoCallerMakesTheServerLookIll()
      throws ServletException, IOException {
    for (int look = 0; look < 20; look++) {
      assertThat(answer(new MockHttpServletRequest("GET", "/actuator/health")).getStatus())
          .isEqualTo(200);
    }
  }

  private MockHttpServletResponse asked(String token, String address)
      throws ServletException, IOException {
    MockHttpServletRequest request = new MockHttpServletRequest("GET", "/api/v1/journeys");
    request.setRemoteAddr(address);
    request.addHeader("Authorization", "Bearer " + token);
    return answer(request);
  }

  private MockHttpServletResponse answer(MockHttpServletRequest request)
      throws ServletException, IOException {
    MockHttpServletResponse response = new MockHttpServletResponse();
    gate.doFilter(request, response, new MockFilterChain());
    return response;
  }
}
