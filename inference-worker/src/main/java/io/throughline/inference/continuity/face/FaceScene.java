package io.throughline.inference.continuity.face;

import io.throughline.inference.media.Frame;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The faces of one recording as they come, sorted into people. One thread fills a scene. */
public final class FaceScene {
  /** Nobody needs to be told apart from more people than this. */
  private static final int MOST_TRACKS = 32;

  private final FaceObserver observer;
  private final List<FaceTrack> tracks = new ArrayList<>();
  private final Map<String, Integer> weaknesses = new HashMap<>();
  private final List<Double> times = new ArrayList<>();
  private int framesWithFace;

  public FaceScene(FaceObserver observer) {
    this.observer = observer;
  }

  /** Looks at one more frame; all of its faces. */
  public List<ObservedFace> add(Frame frame) {
    times.add(frame.seconds());
    List<ObservedFace> faces = observer.observe(frame);
    framesWithFace += faces.isEmpty() ? 0 : 1;
    for (ObservedFace face : faces) {
      if (face.usable()) {
        place(face).stream()
            .filter(FaceTrack::wantsOpinion)
            .findAny()
            .ifPresent(track -> track.addOpinion(observer.verified(face)));
        face.forgetPicture();
      } else {
        weaknesses.merge(face.quality().weakness(), 1, Integer::sum);
      }
    }
    return faces;
  }

  private Optional<FaceTrack> place(ObservedFace face) {
    Optional<FaceTrack> best =
        tracks.stream()
            .filter(track -> track.fit(face) >= 0)
            .max(Comparator.comparingDouble(track -> track.fit(face)));
    if (best.isPresent()) {
      best.get().add(face);
      return best;
    }
    if (tracks.size() >= MOST_TRACKS) {
      return Optional.empty();
    }
    tracks.add(new FaceTrack(face));
    return Optional.of(tracks.getLast());
  }

  /** Who was seen, once the last frame is in, where nothing is known of the subject. */
  public FaceCapture capture() {
    return capture(SubjectChoice.Clues.NONE);
  }

  /** Who was seen, once the last frame is in. */
  public FaceCapture capture(SubjectChoice.Clues clues) {
    join();
    tracks.sort(Comparator.comparingDouble(FaceTrack::weight).reversed());
    FaceCapture.Seen seen = new FaceCapture.Seen(times, framesWithFace, commonWeakness());
    SubjectChoice choice = new SubjectChoice(observer.embedderRef(), tracks, seen);
    return new FaceCapture(observer.embedderRef(), tracks, seen, choice.by(clues));
  }

  /** A capture without a subject, for a reason that the pictures do not show. */
  public FaceCapture untold(String reason) {
    FaceCapture.Seen seen = new FaceCapture.Seen(times, framesWithFace, commonWeakness());
    return new FaceCapture(observer.embedderRef(), tracks, seen, SubjectChoice.nobody(reason));
  }

  private void join() {
    for (int i = 0; i < tracks.size(); i++) {
      for (int j = tracks.size() - 1; j > i; j--) {
        if (tracks.get(i).continues(tracks.get(j))) {
          tracks.get(i).take(tracks.remove(j));
        }
      }
    }
  }

  private Optional<String> commonWeakness() {
    return weaknesses.entrySet().stream()
        .max(
            Map.Entry.<String, Integer>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
        .map(Map.Entry::getKey);
  }
}
