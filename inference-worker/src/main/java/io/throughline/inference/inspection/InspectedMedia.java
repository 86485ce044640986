package io.throughline.inference.inspection;

import io.throughline.contracts.continuity.Modality;
import io.throughline.contracts.detection.Finding;
import io.throughline.contracts.detection.MediaFacts;
import io.throughline.inference.continuity.Template;
import io.throughline.inference.continuity.face.FaceCapture;
import io.throughline.inference.continuity.voice.VoiceCapture;
import io.throughline.inference.detection.examination.Verdict;
import java.util.List;
import java.util.Optional;

/**
 * All that was seen and heard in one file.
 *
 * @param face empty if the file has no picture
 * @param voice empty if the file has no sound
 * @param verdicts of all detectors, in the order in which they are told
 */
public record InspectedMedia(
    MediaFacts facts,
    Optional<FaceCapture> face,
    Optional<VoiceCapture> voice,
    List<Verdict> verdicts) {
  public InspectedMedia {
    verdicts = List.copyOf(verdicts);
  }

  /** What leaves the worker of the verdicts. */
  public List<Finding> findings() {
    return verdicts.stream().map(Verdict::finding).toList();
  }

  /** The template of a modality, if the file gave one. */
  public Optional<Template> template(Modality modality) {
    return switch (modality) {
      case FACE -> face.flatMap(FaceCapture::template);
      case VOICE -> voice.flatMap(VoiceCapture::template);
    };
  }
}
