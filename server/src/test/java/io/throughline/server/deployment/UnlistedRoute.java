package io.throughline.server.deployment;

import io.swagger.v3.oas.annotations.Hidden;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** A route that somebody added and forgot to list. */
@Hidden
@RestController
final class UnlistedRoute {

  @GetMapping("/api/v1/unlisted")
  String answer() {
    return "open";
  }
}
