package io.throughline.inference.detection.forgery.speech;

/** What the model answers of a window. */
enum Question {
  SYNTHETIC("voice-spoof", 0, ""),
  PLAYBACK("replayed-playback", 1, "replayed-playback-"),
  CHANGED("pitch-formant-change", 2, "pitch-formant-change-");

  private final String detector;
  private final int output;
  private final String curves;

  Question(String detector, int output, String curves) {
    this.detector = detector;
    this.output = output;
    this.curves = curves;
  }

  /** Index among the model's outputs. */
  int output() {
    return output;
  }

  /** How findings name it. */
  String detector() {
    return detector;
  }

  /** Its curve in the calibration, by channel. */
  String curve(boolean telephone) {
    return curves + (telephone ? "telephone" : "wide-band");
  }

  String reason(String why) {
    return detector + "." + why;
  }
}
