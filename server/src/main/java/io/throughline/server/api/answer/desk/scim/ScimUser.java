package io.throughline.server.api.answer.desk.scim;

import io.throughline.contracts.identity.JourneyId;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A user resource (RFC 7643, 4.1), as far as a roster has columns for it. */
final class ScimUser {
  static final String USER = "urn:ietf:params:scim:schemas:core:2.0:User";

  /** What a roster has and the core schema has not. */
  static final String WORKER = "urn:throughline:params:scim:schemas:extension:worker:2.0:User";

  private ScimUser() {}

  /** The cells of a roster's row; what is left out is left out. */
  static Map<String, String> cells(Map<String, Object> user) {
    Map<String, String> cells = new LinkedHashMap<>();
    put(cells, "worker", text(user.get("externalId")));
    put(cells, "account", text(user.get("userName")));
    put(cells, "name", name(user));
    put(cells, "email", valued(user.get("emails"), "value"));
    put(cells, "phone", valued(user.get("phoneNumbers"), "value"));
    put(cells, "address", valued(user.get("addresses"), "formatted"));
    put(cells, "zone", text(user.get("timezone")));
    put(cells, "bank", user.get(WORKER) instanceof Map<?, ?> more ? text(more.get("bank")) : null);
    return cells;
  }

  private static void put(Map<String, String> cells, String column, @Nullable String text) {
    Optional.ofNullable(text).ifPresent(it -> cells.put(column, it));
  }

  private static @Nullable String text(@Nullable Object value) {
    return value instanceof String text ? text : null;
  }

  private static @Nullable String name(Map<String, Object> user) {
    if (user.get("displayName") instanceof String shown) {
      return shown;
    }
    if (!(user.get("name") instanceof Map<?, ?> name)) {
      return null;
    }
    return name.get("formatted") instanceof String whole
        ? whole
        : Stream.of("givenName", "familyName")
            .map(name::get)
            .filter(String.class::isInstance)
            .map(String.class::cast)
            .collect(Collectors.joining(" "));
  }

  /** Of several the primary one, else the first. */
  private static @Nullable String valued(@Nullable Object several, String attribute) {
    if (!(several instanceof List<?> list)) {
      return null;
    }
    return list.stream()
        .filter(Map.class::isInstance)
        .<Map<?, ?>>map(it -> (Map<?, ?>) it)
        .min(Comparator.comparing(one -> !Boolean.TRUE.equals(one.get("primary"))))
        .map(one -> text(one.get(attribute)))
        .orElse(null);
  }

  /**
   * A member as it is given back. Names are kept under the member's key and not given back: what
   * the caller has said is said again, and else the pseudonym stands for the name.
   *
   * @param said what the caller said of the member, such as {@code userName}
   */
  static Map<String, Object> resource(JourneyId member, boolean active, Map<String, Object> said) {
    Map<String, Object> resource = new LinkedHashMap<>();
    resource.put("schemas", List.of(USER));
    resource.put("id", member.value());
    Optional.ofNullable(said.get("externalId"))
        .ifPresent(worker -> resource.put("externalId", worker));
    resource.put("userName", said.getOrDefault("userName", member.value()));
    resource.put("active", active);
    resource.put("meta", Map.of("resourceType", "User", "location", "Users/" + member));
    return resource;
  }
}
