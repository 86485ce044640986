package io.throughline.inference.continuity.face;

import io.throughline.contracts.detection.ModelRef;
import io.throughline.inference.continuity.Vectors;
import io.throughline.inference.continuity.face.embedding.AlignedFace;
import io.throughline.inference.continuity.face.embedding.FaceEmbedder;
import io.throughline.inference.continuity.face.embedding.FaceVerifier;
import io.throughline.inference.detection.examination.Sighting;
import io.throughline.inference.detection.face.FaceBox;
import io.throughline.inference.detection.face.FaceDetector;
import io.throughline.inference.detection.face.FaceFollower;
import io.throughline.inference.detection.face.FaceLandmarker;
import io.throughline.inference.detection.face.FaceQuality;
import io.throughline.inference.detection.face.Landmarks;
import io.throughline.inference.detection.face.LivenessModel;
import io.throughline.inference.media.Frame;
import io.throughline.inference.onnx.OnnxEngine;
import io.throughline.inference.onnx.OnnxModel;
import java.util.List;
import java.util.Optional;

/** Looks at single frames; several threads may share one observer. */
public final class FaceObserver implements AutoCloseable {
  /** A frame of a crowd is not worth more time than this. */
  private static final int MOST_FACES = 6;

  /**
   * Two looks for the landmarks agree to 0.15 eye distances in 995 of 1000 photos; where they do
   * not by this much, as on a profile, they are not those of a face.
   */
  private static final double MOST_DISAGREEMENT = 0.3;

  private final List<OnnxModel> models;
  private final FaceDetector detector;
  private final FaceLandmarker landmarker;
  private final FaceEmbedder embedder;
  private final FaceVerifier verifier;
  private final LivenessModel liveness;

  public FaceObserver(OnnxEngine engine) {
    models =
        List.of(
            engine.load("face-detector"),
            engine.load("face-landmarks"),
            engine.load("face-embedder"),
            engine.load("face-liveness"),
            engine.load("face-verifier"));
    detector = new FaceDetector(models.get(0));
    landmarker = new FaceLandmarker(models.get(1));
    embedder = new FaceEmbedder(models.get(2));
    liveness = new LivenessModel(models.get(3));
    verifier = new FaceVerifier(models.get(4));
  }

  /** The model that finds faces. */
  public ModelRef detectorRef() {
    return models.get(0).ref();
  }

  /** The model that templates are named by; they hold the embedder's vector as well. */
  public ModelRef embedderRef() {
    return verifier.ref();
  }

  /** Follows faces through the frames of a dense stretch. */
  public FaceFollower follower() {
    return new FaceFollower(detector, landmarker);
  }

  /** Uncalibrated score of a live face, 0 to 1. */
  public double live(Frame frame, FaceBox face) {
    return liveness.live(frame, face);
  }

  /**
   * What both models make of a face that was found before, side by side as in a template, [640],
   * L2-normalised; empty where the face is not good enough.
   *
   * @param number of the embedding in its recording, from 0
   */
  public Optional<float[]> embed(Frame frame, Sighting face, int number) {
    Aligned aligned = aligned(frame, face.landmarks(), face.box());
    return aligned.quality().value() < FaceQuality.LOWEST
        ? Optional.empty()
        : Optional.of(
            Vectors.joined(embedder.embed(aligned.face(), number), verifier.embed(aligned.face())));
  }

  /** A face brought upright, and what it is worth. */
  private record Aligned(AlignedFace face, FaceQuality quality) {}

  private Aligned aligned(Frame frame, Landmarks landmarks, FaceBox box) {
    List<Landmarks.Point> five = landmarker.again(frame, AlignedFace.toFrame(landmarks.five()));
    AlignedFace face = AlignedFace.of(frame, five);
    FaceQuality quality =
        new FaceQuality(
            landmarks.eyeDistance(),
            face.brightness(),
            face.sharpness(),
            landmarks.turn(),
            landmarks.distance(five) > MOST_DISAGREEMENT ? 0 : box.score());
    return new Aligned(face, quality);
  }

  /** All faces of a frame, each with its quality, and with its embedding if that suffices. */
  public List<ObservedFace> observe(Frame frame) {
    List<FaceBox> boxes = detector.detect(frame);
    if (boxes.isEmpty()) {
      return List.of();
    }
    ObservedFace.Moment moment = ObservedFace.Moment.of(frame);
    return boxes.stream().limit(MOST_FACES).map(box -> observe(frame, moment, box)).toList();
  }

  private ObservedFace observe(Frame frame, ObservedFace.Moment moment, FaceBox box) {
    Landmarks landmarks = landmarker.find(frame, box);
    Aligned aligned = aligned(frame, landmarks, box);
    FaceQuality quality = aligned.quality();
    if (quality.value() < FaceQuality.LOWEST) {
      return new ObservedFace(moment, box, landmarks, quality, Optional.empty());
    }
    ObservedFace.Looks looks =
        new ObservedFace.Looks(embedder.embed(aligned.face(), frame.index()), aligned.face());
    return new ObservedFace(moment, box, landmarks, quality, Optional.of(looks));
  }

  /** The second opinion on a usable face whose picture is still held, [128]. */
  float[] verified(ObservedFace face) {
    return verifier.embed(face.picture());
  }

  @Override
  public void close() {
    models.forEach(OnnxModel::close);
  }
}
