package io.throughline.server.cli.demo.scene;

import io.throughline.server.setup.MendableFailure;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A browser of somebody in a scene: it follows links out of letters, fills forms in, keeps cookies.
 */
final class PersonBrowser {
  private static final Pattern PAGE = Pattern.compile("https?://\\S+/s/[A-Za-z0-9_-]{75}");
  private static final Pattern DENIAL = Pattern.compile("https?://\\S+/n/[A-Za-z0-9_-]{75}");
  private static final Pattern FORM =
      Pattern.compile("name=\"form\" value=\"([A-Za-z0-9_-]{43})\"");
  private static final String BOUNDARY = "throughline-scene-boundary";

  private final HttpClient http =
      HttpClient.newBuilder()
          .cookieHandler(new CookieManager())
          .followRedirects(HttpClient.Redirect.NORMAL)
          .build();

  /** Opens the person's page by the link in that letter. */
  URI open(String letter) throws InterruptedException {
    URI link = link(PAGE, letter);
    String page = send(link, BodyPublishers.noBody(), "application/x-www-form-urlencoded");
    if (!page.contains("How things stand")) {
      throw new MendableFailure("the link in the letter does not open a page");
    }
    return link.resolve("/me");
  }

  /** Answers there what the machine may look at. */
  void consent(URI home, Map<String, Object> said) throws InterruptedException {
    String fields =
        said.entrySet().stream()
            .map(one -> one.getKey() + "=" + (Boolean.TRUE.equals(one.getValue()) ? "yes" : "no"))
            .collect(Collectors.joining("&"));
    String body = "form=" + URLEncoder.encode(form(home), StandardCharsets.UTF_8) + "&" + fields;
    String _ =
        send(
            home.resolve("/me/consent"),
            BodyPublishers.ofString(body),
            "application/x-www-form-urlencoded");
  }

  /** Hands in a recording or a picture. */
  void record(URI home, String role, Path film) throws InterruptedException {
    String _ =
        send(
            home.resolve("/me/evidence/" + role),
            BodyPublishers.ofByteArray(multipart(form(home), film)),
            "multipart/form-data; boundary=" + BOUNDARY);
  }

  /** Says, by the other link in that letter, that it was somebody else. */
  void deny(String letter) throws InterruptedException {
    String _ =
        send(link(DENIAL, letter), BodyPublishers.noBody(), "application/x-www-form-urlencoded");
  }

  private static byte[] multipart(String form, Path film) {
    try {
      ByteArrayOutputStream body = new ByteArrayOutputStream();
      String part = "--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"%s\"%s\r\n\r\n";
      body.writeBytes(
          (part.formatted("form", "") + form + "\r\n").getBytes(StandardCharsets.UTF_8));
      body.writeBytes(
          part.formatted("recording", "; filename=\"film\"\r\nContent-Type: video/mp4")
              .getBytes(StandardCharsets.UTF_8));
      body.writeBytes(Files.readAllBytes(film));
      body.writeBytes(("\r\n--" + BOUNDARY + "--\r\n").getBytes(StandardCharsets.UTF_8));
      return body.toByteArray();
    } catch (IOException gone) {
      throw new MendableFailure(film + " cannot be read: ./throughline setup makes it", gone);
    }
  }

  private String form(URI home) throws InterruptedException {
    String page = send(HttpRequest.newBuilder(home).GET().build());
    Matcher field = FORM.matcher(page);
    if (!field.find()) {
      throw new MendableFailure("the person's page has no form");
    }
    return field.group(1);
  }

  private static URI link(Pattern pattern, String letter) {
    Matcher found = pattern.matcher(letter);
    if (!found.find()) {
      throw new MendableFailure("the letter holds no such link");
    }
    return URI.create(found.group());
  }

  private String send(URI address, BodyPublisher body, String type) throws InterruptedException {
    return send(HttpRequest.newBuilder(address).header("Content-Type", type).POST(body).build());
  }

  private String send(HttpRequest request) throws InterruptedException {
    try {
      HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
      if (answer.statusCode() != 200) {
        throw new MendableFailure(
            request.uri().getPath().replaceAll("/[A-Za-z0-9_-]{75}", "/…")
                + " answered "
                + answer.statusCode());
      }
      return answer.body();
    } catch (IOException away) {
      throw new MendableFailure("the person's page does not answer: see the logs folder", away);
    }
  }
}
