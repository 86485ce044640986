package io.throughline.inference.detection.document;

import io.throughline.inference.detection.document.text.TextLine;
import io.throughline.inference.detection.examination.Sighting;
import io.throughline.inference.detection.face.FaceBox;
import io.throughline.inference.media.Frame;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Where the largest face of a picture is, in shares of its sides.
 *
 * @param height of the face
 * @param quality 0 to 1
 */
record PortraitPlace(double x, double y, double height, double quality) {
  /** Face by zone on ICAO layouts is about 0.2 to 0.3; a cut-out portrait may be nearer. */
  private static final double SMALLEST = 0.08;

  private static final double LARGEST = 0.6;

  static Optional<PortraitPlace> largest(Frame frame, List<Sighting> faces) {
    return faces.stream()
        .max(Comparator.comparingDouble(face -> face.box().area()))
        .map(face -> {
          FaceBox box = face.box();
          return new PortraitPlace(
              (box.left() + box.right()) / 2 / frame.width(),
              (box.top() + box.bottom()) / 2 / frame.height(),
              box.height() / frame.height(),
              Math.clamp(face.quality(), 0, 1));
        });
  }

  /** Whether it stands over the zone, about as large as portraits are. */
  boolean fits(TextLine top, Frame frame) {
    double faceX = x * frame.width();
    double faceY = y * frame.height();
    double ratio = height * frame.height() / top.length();
    double along = top.along(faceX, faceY);
    return top.across(faceX, faceY) < top.across(top.x(), top.y())
        && along > top.from()
        && along < top.to()
        && ratio > SMALLEST
        && ratio < LARGEST;
  }
}
