package io.throughline.inference.detection.face;

import io.throughline.inference.detection.examination.Sighting;
import io.throughline.inference.media.Frame;
import java.util.ArrayList;
import java.util.List;

/**
 * Follows faces through frames that follow one another at full rate: they are looked for in one
 * frame of five and followed by their landmarks in between. One thread follows one stretch.
 */
public final class FaceFollower {
  private static final int SEARCH_EVERY = 5;

  /** After a pause as long as this the old boxes mean nothing. */
  private static final double PAUSE_SECONDS = 0.5;

  /** Faces that are worth following. */
  private static final int MOST_FACES = 3;

  private final FaceDetector detector;
  private final FaceLandmarker landmarker;
  private List<Sighting> last = List.of();
  private int sinceSearch;
  private double lastSeconds;

  public FaceFollower(FaceDetector detector, FaceLandmarker landmarker) {
    this.detector = detector;
    this.landmarker = landmarker;
  }

  /** The faces of the next frame. */
  public List<Sighting> follow(Frame frame) {
    boolean lost = last.isEmpty() || frame.seconds() - lastSeconds > PAUSE_SECONDS;
    List<FaceBox> boxes = new ArrayList<>();
    if (lost || ++sinceSearch >= SEARCH_EVERY) {
      detector.detect(frame).stream().limit(MOST_FACES).forEach(boxes::add);
      sinceSearch = 0;
    } else {
      last.forEach(face -> boxes.add(face.box()));
    }
    lastSeconds = frame.seconds();
    last =
        boxes.stream()
            .map(box ->
                new Sighting(frame.index(), frame.seconds(), box, landmarker.find(frame, box), 1))
            .toList();
    return last;
  }
}
