package io.throughline.inference.worker.monitoring;

import io.throughline.inference.continuity.Vectors;
import io.throughline.inference.continuity.face.FaceObserver;
import io.throughline.inference.detection.examination.Sighting;
import io.throughline.inference.detection.face.FaceFollower;
import io.throughline.inference.media.Frame;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Watches the most prominent face of a call at 25 frames a second: landmarks in each frame, a
 * search in one of five, liveness five times a second and the embedding every other second. One
 * thread fills a monitor.
 */
public final class FaceMonitor {
  private final FaceObserver observer;
  private final FaceFollower follower;
  private final Rates rates;
  private Optional<float[]> embeddings = Optional.empty();
  private double live;
  private int liveCount;
  private int embedded;
  private int frames;
  private int seen;
  private double nextLive;
  private double nextEmbedding;

  public FaceMonitor(FaceObserver observer, Rates rates) {
    this.observer = observer;
    this.follower = observer.follower();
    this.rates = rates;
  }

  /**
   * How often the costly models run.
   *
   * @param liveSeconds between two liveness scores, 0 for each frame
   * @param embeddingSeconds between two embeddings, 0 for each frame
   */
  public record Rates(double liveSeconds, double embeddingSeconds) {
    /** Liveness five times a second, an embedding every other second. */
    public static final Rates SKIPPING = new Rates(0.2, 2);

    /** All models in each frame. */
    public static final Rates EVERY_FRAME = new Rates(0, 0);
  }

  /** Looks at the next frame, or only follows the face through it. */
  public void frame(Frame frame) {
    frames++;
    Optional<Sighting> face =
        follower.follow(frame).stream()
            .max(Comparator.comparingDouble(sighting -> sighting.box().height()));
    if (face.isPresent()) {
      seen++;
      look(frame, face.get());
    }
  }

  private void look(Frame frame, Sighting face) {
    double now = frame.seconds() + 1e-6;
    if (now >= nextLive) {
      nextLive = now + rates.liveSeconds() - 2e-6;
      live += observer.live(frame, face.box());
      liveCount++;
    }
    if (now >= nextEmbedding) {
      nextEmbedding = now + rates.embeddingSeconds() - 2e-6;
      observer.embed(frame, face, embedded).ifPresent(this::add);
    }
  }

  private void add(float[] embedding) {
    embedded++;
    float[] sum = embeddings.orElseGet(() -> new float[embedding.length]);
    Vectors.add(sum, embedding, 1);
    embeddings = Optional.of(sum);
  }

  /** Mean uncalibrated score of a live face, 0 to 1. */
  public OptionalDouble live() {
    return liveCount == 0 ? OptionalDouble.empty() : OptionalDouble.of(live / liveCount);
  }

  /** [640], L2-normalised: the mean over the call so far. */
  public Optional<float[]> embedding() {
    return embeddings.map(sum -> Vectors.normalised(sum.clone()));
  }

  /** Share of frames that showed a face, 0 to 1. */
  public double seen() {
    return (double) seen / Math.max(1, frames);
  }

  /** How often the costly models ran: liveness, then embedding. */
  public List<Integer> runs() {
    return List.of(liveCount, embedded);
  }
}
