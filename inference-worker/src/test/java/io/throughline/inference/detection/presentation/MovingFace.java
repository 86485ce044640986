package io.throughline.inference.detection.presentation;

import io.throughline.inference.detection.face.Landmarks;
import java.util.ArrayList;
import java.util.List;

/** A made-up face that a hand moves, and that moves its mouth by a share of the eye distance. */
final class MovingFace {
  private static final double EYES = 40;

  private MovingFace() {}

  /**
   * The points in one of several pictures.
   *
   * @param opening how far the mouth opens in every second picture, in eye distances
   */
  static Landmarks points(int picture, double opening) {
    double turn = 0.02 * Math.sin(picture);
    double open = picture % 2 == 1 ? opening * EYES : 0;
    List<Landmarks.Point> points = new ArrayList<>();
    for (int i = 0; i < Landmarks.COUNT; i++) {
      double x = 60 + 30 * Math.cos(i * 2.4);
      double y = 70 + 35 * Math.sin(i * 1.7);
      if (i >= 36 && i < 48) {
        x = (i < 42 ? 40 : 40 + EYES) + 5 * Math.cos(i);
        y = 50 + 3 * Math.sin(i);
      } else if (i > 54) {
        y += i % 2 == 0 ? open : -open;
      }
      points.add(new Landmarks.Point(x - turn * y + picture, y + turn * x - 0.3 * picture));
    }
    return new Landmarks(points);
  }
}
