package io.throughline.server.api.answer.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.activities.consent.PersonalPages;
import io.throughline.contracts.identity.JourneyId;
import io.throughline.server.deployment.Api;
import io.throughline.server.deployment.DeployedServer;
import java.io.ByteArrayOutputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.beans.factory.annotation.Autowired;

/** A browser without scripts. */
abstract class VisitedPages extends DeployedServer {

  private static final String BOUNDARY = "a-boundary-of-the-test";

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

  /** A form with the page's word and a file. */
  final Api.Answer upload(String path, String session, String form, byte[] media) {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    body.writeBytes(part("name=\"form\""));
    body.writeBytes(form.getBytes(StandardCharsets.UTF_8));
    body.writeBytes(part("name=\"recording\"; filename=\"a\""));
    body.writeBytes(media);
    body.writeBytes(("\r\n--" + BOUNDARY + "--\r\n").getBytes(StandardCharsets.UTF_8));
    return api.bare(
        path,
        request ->
            with(request, session)
                .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
                .POST(BodyPublishers.ofByteArray(body.toByteArray())));
  }

  private static byte[] part(String disposition) {
    return "\r\n--%s\r\nContent-Disposition: form-data; %s\r\n\r\n"
        .formatted(BOUNDARY, disposition)
        .getBytes(StandardCharsets.UTF_8);
  }

  static byte[] film() {
    return media("\0\0\0\30ftypisom\0\0\2\0isommp42");
  }

  static byte[] wav() {
    return media("RIFF\44\0\0\0WAVEfmt ");
  }

  static byte[] picture() {
    return media("\211PNG\r\n\32\n");
  }

  private static byte[] media(String head) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.writeBytes((head + UUID.randomUUID()).getBytes(StandardCharsets.ISO_8859_1));
    bytes.writeBytes(new byte[4096]);
    return bytes.toByteArray();
  }
}
