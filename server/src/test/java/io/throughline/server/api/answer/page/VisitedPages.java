package io.throughline.server.api.answer.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.activities.consent.PersonalPages;
import io.throughline.contracts.identity.JourneyId;
import io.throughline.server.deployment.Api;
import io.throughline.server.deployment.DeployedServer;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.beans.factory.annotation.Autowired;

/** A browser without scripts. */
abstract class VisitedPages extends DeployedServer {

  @Autowired private PersonalPages pages;

  final String link(String address) {
    return pages.addressFor(new JourneyId(id(address))).orElseThrow().getPath();
  }

  static String id(String address) {
    return address.substring(address.lastIndexOf('/') + 1);
  }

  final Api.Answer get(String path, String cookie) {
    return api.bare(path, request -> with(request, cookie).GET());
  }

  final Api.Answer submit(String path, String body, String cookie) {
    return api.bare(
        path,
        request ->
            with(request, cookie)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(body)));
  }

  static HttpRequest.Builder with(HttpRequest.Builder request, String cookie) {
    return cookie.isEmpty() ? request : request.header("Cookie", cookie);
  }

  static String cookie(Api.Answer opened) {
    return Optional.of(opened.header("Set-Cookie"))
        .map(text -> text.split(";", 2)[0])
        .orElseThrow();
  }

  static String form(Api.Answer home) {
    Matcher field =
        Pattern.compile("name=\"form\" value=\"([A-Za-z0-9_-]{43})\"").matcher(text(home));
    assertThat(field.find()).isTrue();
    return field.group(1);
  }

  static String text(Api.Answer answer) {
    return new String(answer.body(), StandardCharsets.UTF_8);
  }
}
