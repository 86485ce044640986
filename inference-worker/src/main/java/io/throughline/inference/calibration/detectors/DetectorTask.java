package io.throughline.inference.calibration.detectors;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What can be asked of detectors, and which of them answer; the first is the one that is meant. */
public enum DetectorTask {
  FACE_FORGERY("face-forgery"),
  VOICE_SPOOF("voice-spoof", "replayed-playback", "pitch-formant-change"),
  SWAP("identity-swap", "voice-swap"),
  LIP_SYNC("lip-sync"),
  INJECTION("repeated-frames", "virtual-camera", "frame-timing", "provenance"),
  PRESENTATION_ATTACK("presentation-attack"),
  DOCUMENT("document-mrz", "document-portrait"),
  /** All detectors as one statement on a file. */
  FUSED_AUTHENTICITY("fused-authenticity");

  /** The detector that the one statement stands for. */
  static final String FUSED = "fused-authenticity";

  private final String detectors;

  DetectorTask(String... detectors) {
    this.detectors = String.join(" ", detectors);
  }

  /** Names of the detectors. */
  public List<String> detectors() {
    return List.of(detectors.split(" ", -1));
  }

  /** Whether these detectors stand in the panel; else no other one needs to be asked. */
  public boolean ofPanel() {
    return this != SWAP;
  }

  /** Whether a detector can be measured, unlike what only says that a face or voice is there. */
  static boolean known(String detector) {
    return Arrays.stream(values()).anyMatch(task -> task.detectors().contains(detector));
  }

  /** As options have it: {@code face-forgery}. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
