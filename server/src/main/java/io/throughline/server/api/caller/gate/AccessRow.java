package io.throughline.server.api.caller.gate;

import io.throughline.server.api.caller.Role;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * One route and who may use it.
 *
 * @param path with {@code {words}} that stand for one segment each, as Spring has it
 */
public record AccessRow(String method, String path, Opening opening, Pattern form) {

  /**
   * The raw address as it was sent, so that no decoding turns one route into another: no dot
   * segment, parameter or escape fits a segment.
   */
  private static final String SEGMENT = "[A-Za-z0-9_=-][A-Za-z0-9_.=-]{0,4095}";

  AccessRow(String method, String path, Opening opening) {
    this(method, path, opening, form(path));
  }

  static Opening anyRole() {
    return new Opening.Holders(Set.of(Role.values()));
  }

  static Opening roles(Role... roles) {
    return new Opening.Holders(Set.of(roles));
  }

  boolean matches(String rawPath) {
    return form.matcher(rawPath).matches();
  }

  private static Pattern form(String path) {
    StringBuilder form = new StringBuilder();
    for (String segment : path.substring(1).split("/", -1)) {
      form.append('/').append(segment.startsWith("{") ? SEGMENT : Pattern.quote(segment));
    }
    return Pattern.compile(form.toString());
  }
}
