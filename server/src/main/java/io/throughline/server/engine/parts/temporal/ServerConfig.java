package io.throughline.server.engine.parts.temporal;

import io.throughline.server.engine.parts.postgres.PostgresPart;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/**
 * The configuration of the Temporal server; it holds no secret.
 *
 * @param folder it is written to
 * @param postgres the port of the database
 */
record ServerConfig(Path folder, int postgres, ServerPorts ports) {
  /** The database of histories. */
  static final String HISTORIES = "temporal";

  /** The database that workflows are searched in. */
  static final String VISIBILITY = "temporal_visibility";

  /** What the server is started with. */
  Path file() {
    return folder.resolve("server.yaml");
  }

  /** Writes it anew. */
  void write() throws IOException {
    Files.createDirectories(folder);
    Files.writeString(settings(), resource("settings.yaml"));
    Files.writeString(file(), rendered(resource("server.yaml")));
  }

  /** That text with all its names filled in. */
  String rendered(String template) {
    Map<String, String> values = new TreeMap<>();
    ports.byName().forEach((name, port) -> values.put(name, Integer.toString(port)));
    values.put("postgres", Integer.toString(postgres));
    values.put("user", PostgresPart.USER);
    values.put("histories", HISTORIES);
    values.put("visibility", VISIBILITY);
    values.put("settings", settings().toString().replace("\\", "\\\\").replace("\"", "\\\""));
    String text = template;
    for (Map.Entry<String, String> value : values.entrySet()) {
      text = text.replace("${" + value.getKey() + "}", value.getValue());
    }
    if (text.contains("${")) {
      throw new IllegalStateException("a name in the server's configuration has no value");
    }
    return text;
  }

  static String resource(String name) throws IOException {
    try (InputStream stream = ServerConfig.class.getResourceAsStream("/temporal/" + name)) {
      if (stream == null) {
        throw new IOException("no resource " + name + ": build the server anew");
      }
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private Path settings() {
    return folder.resolve("settings.yaml");
  }
}
