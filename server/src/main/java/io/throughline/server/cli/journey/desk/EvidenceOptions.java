package io.throughline.server.cli.journey.desk;

import io.throughline.server.cli.journey.EvidencePlace;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Which file, and what it is in the journey. */
public final class EvidenceOptions {
  @Parameters(index = "0", paramLabel = "JOURNEY")
  private String journey = "";

  @Parameters(index = "1", paramLabel = "FILE")
  private Path file = Path.of("");

  @Option(names = "--interaction", required = true, description = "Such as interview-1.")
  private String interaction = "";

  @Option(
      names = "--role",
      required = true,
      description = "camera, dial-in, document-portrait or selfie.")
  private String role = "";

  @Option(
      names = "--request-id",
      description = "The same again is the same request (default: a new one).")
  private String requestId = UUID.randomUUID().toString();

  @Option(names = "--last", description = "Nothing more comes for this interaction.")
  private boolean last;

  @Option(
      names = "--subject-tile",
      paramLabel = "X,Y,W,H",
      description = "Part of the picture that shows the person, such as 0.5,0,0.5,1.")
  private String tile = "";

  @Option(
      names = "--subject-track",
      paramLabel = "N",
      description = "The person's picture and sound track, from 0, where there are several.")
  private String track = "";

  @Option(
      names = "--subject-turn",
      paramLabel = "FROM-TO",
      description = "Seconds in which the person speaks; once for each turn.")
  private List<String> turns = new ArrayList<>();

  public String journey() {
    return journey;
  }

  public Path file() {
    return file;
  }

  /** Where it belongs, as the API takes it. */
  public EvidencePlace place() {
    return new EvidencePlace(interaction, role, last, requestId, subject());
  }

  private List<String> subject() {
    List<String> said = new ArrayList<>();
    turns.forEach(turn -> said.add("turn=" + escaped(turn)));
    if (!tile.isEmpty()) {
      said.add("tile=" + escaped(tile));
    }
    if (!track.isEmpty()) {
      said.add("track=" + escaped(track));
    }
    return said;
  }

  private static String escaped(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
