package io.throughline.server.cli.bench.journeys;

import io.throughline.server.cli.journey.ApiClient;
import io.throughline.server.cli.journey.EvidencePlace;
import io.throughline.server.setup.MendableFailure;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;

/** Somebody who goes through a journey of five steps, and does each as soon as it is asked for. */
final class BenchPerson {
  /** Of a piece of evidence; what it holds is never looked at. */
  static final int PIECE_BYTES = 64 * 1024;

  private static final long SOON_MILLIS = 5;
  private static final int TRIES = 400;
  private static final String VIDEO = "\0\0\0\30ftypisom";
  private static final String PHOTO = "\u00ff\u00d8\u00ff\u00e0";
  private static final String SOUND = "RIFF\0\0\0\0WAVE";

  /** One piece of evidence: where it belongs, and what its first bytes are, in ISO 8859-1. */
  private record Piece(String interaction, String role, String head) {}

  /** What is handed in at each stage. */
  private static final Map<String, List<Piece>> SCRIPT =
      Map.of(
          "interview",
          List.of(
              new Piece("interview-1", "camera", VIDEO),
              new Piece("interview-1", "dial-in", SOUND)),
          "identity",
          List.of(
              new Piece("identity", "document-portrait", PHOTO),
              new Piece("identity", "selfie", VIDEO)),
          "day-one",
          List.of(new Piece("day-one", "camera", VIDEO), new Piece("day-one", "dial-in", SOUND)));

  private final ApiClient api;
  private final StageWatch stages;
  private final Path folder;

  BenchPerson(ApiClient api, StageWatch stages, Path folder) {
    this.api = api;
    this.stages = stages;
    this.folder = folder;
  }

  /** The journey, which has been passed. */
  String walk(String name) throws InterruptedException, IOException {
    Map<String, Object> order =
        Map.of(
            "kind",
            "hiring",
            "interviews",
            1,
            "candidate",
            Map.of("email", "candidate-" + name + "@bench.example", "salutation", "Sam Example"),
            "team",
            Map.of("email", "team-" + name + "@bench.example"));
    String journey = api.start(order, "bench-" + name).path("id").asText();
    stages.await(journey, "consent");
    soon(() -> api.consent(journey, true, true));
    for (String stage : List.of("interview", "identity", "day-one")) {
      stages.await(journey, stage);
      for (Piece piece : SCRIPT.getOrDefault(stage, List.of())) {
        handIn(journey, piece);
      }
    }
    stages.await(journey, StageWatch.END);
    return journey;
  }

  private void handIn(String journey, Piece piece) throws InterruptedException, IOException {
    Path file = Files.createTempFile(folder, "piece", ".bin");
    Files.write(file, bytes(piece.head()));
    EvidencePlace place = EvidencePlace.of(piece.interaction(), piece.role());
    soon(() -> api.evidence(journey, place, file));
    Files.delete(file);
  }

  /** The table of stages may be a moment ahead of the journey: the same again, then. */
  private static void soon(Runnable call) throws InterruptedException {
    for (int tries = 1; ; tries++) {
      try {
        call.run();
        return;
      } catch (MendableFailure refused) {
        if (tries == TRIES || !String.valueOf(refused.getMessage()).startsWith("409 ")) {
          throw refused;
        }
        Thread.sleep(SOON_MILLIS);
      }
    }
  }

  /** Never the same twice: evidence that is used again would be noticed. */
  private static byte[] bytes(String magic) {
    byte[] head = magic.getBytes(StandardCharsets.ISO_8859_1);
    byte[] noise = new byte[PIECE_BYTES - head.length];
    ThreadLocalRandom.current().nextBytes(noise);
    ByteArrayOutputStream piece = new ByteArrayOutputStream(PIECE_BYTES);
    piece.writeBytes(head);
    piece.writeBytes(noise);
    return piece.toByteArray();
  }
}
