package io.throughline.inference.continuity.face;

import io.throughline.contracts.detection.ModelRef;
import io.throughline.inference.continuity.face.embedding.AlignedFace;
import io.throughline.inference.continuity.face.embedding.FaceEmbedder;
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

  private final List<OnnxModel> models;
  private final FaceDetector detector;
  private final FaceLandmarker landmarker;
  private final FaceEmbedder embedder;
  private final LivenessModel liveness;

  public FaceObserver(OnnxEngine engine) {
    models =
        List.of(
            engine.load("face-detector"),
            engine.load("face-landmarks"),
            engine.load("face-embedder"),
            engine.load("face-liveness"));
    detector = new FaceDetector(models.get(0));
    landmarker = new FaceLandmarker(models.get(1));
    embedder = new FaceEmbedder(models.get(2));
    liveness = new LivenessModel(models.get(3));
  }

  /** The model that finds faces. */
  public ModelRef detectorRef() {
    return models.get(0).ref();
  }

  /** The model that templates are made by. */
  public ModelRef embedderRef() {
    return embedder.ref();
  }

  /** The model that tells a face from a picture of one. */
  public ModelRef livenessRef() {
    return liveness.ref();
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
   * The embedding of a face that was found before, [512], L2-normalised; empty where the face is
   * not good enough.
   *
   * @param number of the embedding in its recording, from 0
   */
  public Optional<float[]> embed(Frame frame, Sighting face, int number) {
    AlignedFace aligned = AlignedFace.of(frame, face.landmarks());
    return quality(face.landmarks(), aligned, face.box()).value() < FaceQuality.LOWEST
        ? Optional.empty()
        : Optional.of(embedder.embed(aligned, number));
  }

  private static FaceQuality quality(Landmarks landmarks, AlignedFace aligned, FaceBox box) {
    return new FaceQuality(
        landmarks.eyeDistance(),
        aligned.brightness(),
        aligned.sharpness(),
        landmarks.turn(),
        box.score());
  }

  /** All faces of a frame, each with its quality, and with its embedding if that suffices. */
  public List<ObservedFace> observe(Frame frame) {
    return detector.detect(frame).stream()
        .limit(MOST_FACES)
        .map(box -> observe(frame, box))
        .toList();
  }

  private ObservedFace observe(Frame frame, FaceBox box) {
    Landmarks landmarks = landmarker.find(frame, box);
    AlignedFace aligned = AlignedFace.of(frame, landmarks);
    FaceQuality quality = quality(landmarks, aligned, box);
    ObservedFace.Moment moment = ObservedFace.Moment.of(frame);
    if (quality.value() < FaceQuality.LOWEST) {
      return new ObservedFace(moment, box, landmarks, quality, Optional.empty());
    }
    ObservedFace.Looks looks =
        new ObservedFace.Looks(embedder.embed(aligned, frame.index()), liveness.live(frame, box));
    return new ObservedFace(moment, box, landmarks, quality, Optional.of(looks));
  }

  @Override
  public void close() {
    models.forEach(OnnxModel::close);
  }
}
