package io.throughline.activities.action.directory;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.throughline.activities.action.peer.HttpPeer;
import io.throughline.activities.action.peer.NotDone;
import io.throughline.contracts.remediation.action.DirectoryAccount;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Finds and changes accounts and groups; what the directory says is believed only in full. */
final class ScimClient {
  private static final String JSON = "application/scim+json";
  private static final String PATCH = "urn:ietf:params:scim:api:messages:2.0:PatchOp";

  private final ScimSettings settings;
  private final HttpPeer peer;
  private final JsonMapper json = new JsonMapper();

  ScimClient(ScimSettings settings) {
    this.settings = settings;
    this.peer = new HttpPeer(settings.timeout());
  }

  /** The one account of that name. */
  ScimAccount find(DirectoryAccount account) {
    String filter = encoded("userName eq " + text(account.userName()));
    HttpPeer.Answer answer =
        peer.ask(
            request("/Users?filter=" + filter + "&attributes=userName,active,groups&count=2")
                .GET());
    if (answer.status() != 200) {
      throw NotDone.refused("directory.answered-" + answer.status());
    }
    JsonNode list = parsed(answer.body());
    JsonNode found = list.path("Resources");
    if (!list.path("totalResults").isIntegralNumber()
        || (!found.isMissingNode() && !found.isArray())) {
      throw malformed();
    }
    if (list.path("totalResults").longValue() == 0) {
      throw NotDone.notApplicable("directory.account-unknown");
    }
    if (list.path("totalResults").longValue() > 1) {
      throw NotDone.refused("directory.account-ambiguous");
    }
    return account(found.path(0), account);
  }

  private static ScimAccount account(JsonNode node, DirectoryAccount wanted) {
    String id = node.path("id").asText("");
    // A directory that ignores the filter answers somebody else.
    boolean theirs = node.path("userName").asText("").equalsIgnoreCase(wanted.userName());
    if (id.isBlank() || !theirs || !node.path("active").isBoolean()) {
      throw malformed();
    }
    Set<String> groups = new HashSet<>();
    node.path("groups").forEach(group -> groups.add(group.path("value").asText("")));
    return new ScimAccount(
        id,
        node.path("active").booleanValue(),
        groups,
        node.path("meta").path("version").asText(""));
  }

  /** Makes the account usable or not. */
  void activate(ScimAccount account, boolean active) {
    Map<String, Object> change = Map.of("op", "replace", "path", "active", "value", active);
    patch("/Users/" + encoded(account.id()), change, account.version());
  }

  /** Puts the account into the group. */
  void join(ScimAccount account, String group) {
    patch(
        "/Groups/" + encoded(group),
        Map.of("op", "add", "path", "members", "value", List.of(Map.of("value", account.id()))),
        "");
  }

  /** Takes the account out of the group. */
  void leave(ScimAccount account, String group) {
    String member = "members[value eq " + text(account.id()) + "]";
    patch("/Groups/" + encoded(group), Map.of("op", "remove", "path", member), "");
  }

  private void patch(String path, Map<String, Object> change, String version) {
    HttpRequest.Builder request = request(path).header("Content-Type", JSON);
    if (!version.isBlank()) {
      request.header("If-Match", version);
    }
    String body = write(Map.of("schemas", List.of(PATCH), "Operations", List.of(change)));
    HttpPeer.Answer answer =
        peer.ask(request.method("PATCH", HttpRequest.BodyPublishers.ofString(body)));
    switch (answer.status()) {
      case 200, 204 -> {}
      case 404 -> throw NotDone.refused("directory.gone");
      default -> throw NotDone.refused("directory.answered-" + answer.status());
    }
  }

  private HttpRequest.Builder request(String path) {
    try {
      return HttpRequest.newBuilder(URI.create(settings.base() + path))
          .header("Accept", JSON)
          .header("Authorization", "Bearer " + settings.token().get());
    } catch (UncheckedIOException | IllegalStateException | IllegalArgumentException noToken) {
      throw HttpPeer.unreachable("the directory's token cannot be read");
    }
  }

  private JsonNode parsed(String body) {
    try {
      JsonNode list = json.readTree(body);
      if (list.isObject()) {
        return list;
      }
    } catch (JsonProcessingException noJson) {
      throw malformed();
    }
    throw malformed();
  }

  private static io.temporal.failure.ApplicationFailure malformed() {
    return HttpPeer.unreachable("the directory answered something else than an account");
  }

  /** A filter's literal is a JSON string (RFC 7644, 3.4.2.2). */
  private String text(String literal) {
    return write(literal);
  }

  private String write(Object value) {
    try {
      return json.writeValueAsString(value);
    } catch (JsonProcessingException unwritable) {
      throw new IllegalStateException("maps of texts are JSON");
    }
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
