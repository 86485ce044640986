package io.throughline.server.api.answer.page.html;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Map;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseCookie;
import org.springframework.http.ResponseEntity;

/** Pages as answers: no script can run, nothing is loaded, kept, framed or told to another site. */
public final class PageAnswers {

  private static final MediaType HTML = new MediaType("text", "html", StandardCharsets.UTF_8);

  private final String style = Html.file("page.css");
  private final String policy =
      "default-src 'none'; style-src 'sha256-"
          + digest(style)
          + "'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

  /** One whole page. */
  public ResponseEntity<String> page(HttpStatus status, String title, Html body) {
    Html page =
        Html.of(
            "frame.html",
            Map.of("title", Html.text(title), "style", new Html(style), "body", body));
    return ResponseEntity.status(status).headers(headers()).contentType(HTML).body(page.markup());
  }

  /** The browser goes there with a GET. */
  public ResponseEntity<String> see(String path) {
    return ResponseEntity.status(HttpStatus.SEE_OTHER)
        .headers(headers())
        .location(URI.create(path))
        .build();
  }

  /** The same, and the browser keeps the cookie. */
  public ResponseEntity<String> see(String path, ResponseCookie cookie) {
    return ResponseEntity.status(HttpStatus.SEE_OTHER)
        .headers(headers())
        .header(HttpHeaders.SET_COOKIE, cookie.toString())
        .location(URI.create(path))
        .build();
  }

  private HttpHeaders headers() {
    HttpHeaders headers = new HttpHeaders();
    headers.set("Content-Security-Policy", policy);
    headers.set("Referrer-Policy", "no-referrer");
    headers.set("X-Frame-Options", "DENY");
    headers.set("X-Robots-Tag", "noindex");
    headers.setCacheControl(CacheControl.noStore());
    return headers;
  }

  private static String digest(String style) {
    try {
      return Base64.getEncoder()
          .encodeToString(
              MessageDigest.getInstance("SHA-256").digest(style.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException everyJdkHasIt) {
      throw new IllegalStateException(everyJdkHasIt);
    }
  }
}
