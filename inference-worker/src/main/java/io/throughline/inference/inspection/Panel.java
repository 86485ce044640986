package io.throughline.inference.inspection;

import io.throughline.inference.continuity.face.FaceCapture;
import io.throughline.inference.continuity.face.FaceObserver;
import io.throughline.inference.detection.examination.Circumstances;
import io.throughline.inference.detection.examination.Detector;
import io.throughline.inference.detection.examination.Examination;
import io.throughline.inference.detection.examination.Sighting;
import io.throughline.inference.detection.examination.Subject;
import io.throughline.inference.detection.examination.Verdict;
import io.throughline.inference.detection.face.FaceFollower;
import io.throughline.inference.detection.voice.Speech;
import io.throughline.inference.media.DecodeReport;
import io.throughline.inference.media.Frame;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** All detectors side by side before one file. */
final class Panel {
  private final List<Examination> examinations;
  private final FaceFollower follower;

  Panel(List<Detector> detectors, FaceObserver observer) {
    examinations = detectors.stream().map(Detector::examine).toList();
    follower = observer.follower();
  }

  void picture(Frame frame, List<Sighting> faces) {
    examinations.forEach(examination -> examination.picture(frame, faces));
  }

  void dense(Frame frame) {
    List<Sighting> faces = follower.follow(frame);
    examinations.forEach(examination -> examination.dense(frame, faces));
  }

  void sound(double fromSeconds, float[] samples) {
    examinations.forEach(examination -> examination.sound(fromSeconds, samples));
  }

  List<Verdict> conclude(Circumstances about) {
    return examinations.stream()
        .flatMap(examination -> examination.conclude(about).stream())
        .toList();
  }

  /** What the detectors are told of a file. */
  static Circumstances circumstances(Path file, DecodeReport report, Brief brief, Seen seen) {
    Subject subject =
        seen.face()
            .map(face -> new Subject(face.sightings(), face.obstacle()))
            .orElse(Subject.nobody("face.not-in-audio"));
    return new Circumstances(file, report, brief.role(), subject, seen.speech(), brief.challenge());
  }

  /** Who was seen and what was heard. */
  record Seen(Optional<FaceCapture> face, Optional<Speech> speech) {}
}
