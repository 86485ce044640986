package io.throughline.server.cli.demo.peers;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Keeps accounts in memory and speaks as much SCIM 2.0 (RFC 7644) as a directory is asked here: one
 * account by its name, active or not, member of the group of least rights or not.
 */
public final class LocalDirectory implements AutoCloseable {
  /** The group whose members have the least rights. */
  public static final String LIMITED = "limited";

  private static final String LIST = "urn:ietf:params:scim:api:messages:2.0:ListResponse";
  private static final String ERROR = "urn:ietf:params:scim:api:messages:2.0:Error";
  private static final String USER = "urn:ietf:params:scim:schemas:core:2.0:User";
  private static final Pattern BY_NAME = Pattern.compile("userName eq (\"(?:[^\"\\\\]|\\\\.)*\")");
  private static final Pattern MEMBER = Pattern.compile("members\\[value eq \"([^\"]*)\"]");

  private final String token;
  private final Map<String, Account> byName = new TreeMap<>();
  private final LocalServer server;

  /** Whether the account can be used, and whether with the least rights only. */
  public record Account(String id, String userName, boolean active, boolean limited, int version) {
    /** In one word, as people read it. */
    public String spoken() {
      return active ? limited ? "limited" : "active" : "suspended";
    }

    private Account changed(boolean nowActive, boolean nowLimited) {
      boolean same = nowActive == active && nowLimited == limited;
      return same ? this : new Account(id, userName, nowActive, nowLimited, version + 1);
    }
  }

  LocalDirectory(String token) {
    this.token = token;
    this.server = new LocalServer(this::answer);
  }

  URI address() {
    return URI.create(server.address() + "/scim/v2");
  }

  /** Adds an account that can be used, if there is none of that name. */
  public synchronized void enrol(String userName) {
    byName.putIfAbsent(userName, new Account("u-" + (byName.size() + 1), userName, true, false, 1));
  }

  /** The account as it stands now. */
  public synchronized Optional<Account> account(String userName) {
    return Optional.ofNullable(byName.get(userName));
  }

  private synchronized LocalServer.Answer answer(LocalServer.Request request)
      throws JsonProcessingException {
    if (!request.header("Authorization").equals("Bearer " + token)) {
      return error(401);
    }
    String path = request.path();
    return switch (request.exchange().getRequestMethod()) {
      case "GET" -> path.equals("/scim/v2/Users") ? found(request.query()) : error(404);
      case "PATCH" -> patched(path, request);
      default -> error(405);
    };
  }

  private LocalServer.Answer found(String query) throws JsonProcessingException {
    Matcher filter = BY_NAME.matcher(query);
    if (!filter.find()) {
      return error(400);
    }
    String name = server.read(filter.group(1)).asText();
    List<Map<String, Object>> users =
        byName.values().stream()
            .filter(account -> account.userName().equalsIgnoreCase(name))
            .map(LocalDirectory::document)
            .toList();
    return new LocalServer.Answer(
        200, Map.of("schemas", List.of(LIST), "totalResults", users.size(), "Resources", users));
  }

  private static Map<String, Object> document(Account account) {
    List<Map<String, String>> groups =
        account.limited() ? List.of(Map.of("value", LIMITED)) : List.of();
    return Map.of(
        "schemas",
        List.of(USER),
        "id",
        account.id(),
        "userName",
        account.userName(),
        "active",
        account.active(),
        "groups",
        groups,
        "meta",
        Map.of("version", version(account)));
  }

  private static String version(Account account) {
    return "W/\"" + account.version() + "\"";
  }

  private LocalServer.Answer patched(String path, LocalServer.Request request)
      throws JsonProcessingException {
    JsonNode change = server.read(request.body()).path("Operations").path(0);
    boolean group = path.equals("/scim/v2/Groups/" + LIMITED);
    Optional<Account> account =
        byId(group ? member(change) : path.substring(path.lastIndexOf('/') + 1));
    if (account.isEmpty() || !(group || path.startsWith("/scim/v2/Users/"))) {
      return error(404);
    }
    String seen = request.header("If-Match");
    if (!seen.isEmpty() && !seen.equals(version(account.get()))) {
      return error(412);
    }
    boolean activates = change.path("path").asText().equals("active");
    if (group == activates || (activates && !change.path("value").isBoolean())) {
      return error(400);
    }
    boolean active = activates ? change.path("value").asBoolean() : account.get().active();
    boolean limited = group ? change.path("op").asText().equals("add") : account.get().limited();
    byName.put(account.get().userName(), account.get().changed(active, limited));
    return new LocalServer.Answer(204, "");
  }

  private static String member(JsonNode change) {
    Matcher removed = MEMBER.matcher(change.path("path").asText());
    return removed.matches()
        ? removed.group(1)
        : change.path("value").path(0).path("value").asText();
  }

  private Optional<Account> byId(String id) {
    return byName.values().stream().filter(account -> account.id().equals(id)).findFirst();
  }

  private static LocalServer.Answer error(int status) {
    return new LocalServer.Answer(
        status, Map.of("schemas", List.of(ERROR), "status", Integer.toString(status)));
  }

  @Override
  public void close() {
    server.close();
  }
}
