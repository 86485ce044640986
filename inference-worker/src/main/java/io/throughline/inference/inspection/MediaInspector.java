package io.throughline.inference.inspection;

import io.throughline.contracts.continuity.Modality;
import io.throughline.contracts.detection.Finding;
import io.throughline.contracts.evidence.EvidenceRole;
import io.throughline.inference.continuity.TemplateComparison;
import io.throughline.inference.continuity.face.FaceCapture;
import io.throughline.inference.continuity.face.FaceScene;
import io.throughline.inference.continuity.voice.VoiceCapture;
import io.throughline.inference.detection.voice.SpeechStream;
import io.throughline.inference.media.DecodeReport;
import io.throughline.inference.media.Frame;
import io.throughline.inference.media.MediaException;
import io.throughline.inference.media.MediaProfile;
import io.throughline.inference.media.MediaReader;
import io.throughline.inference.media.MediaSink;
import io.throughline.inference.media.SamplingPlan;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Looks at one file from its first byte to its findings; several threads may share one. */
public final class MediaInspector {
  private final MediaReader reader;
  private final Models models;
  private final FaceFindings faceFindings;
  private final VoiceFindings voiceFindings;

  public MediaInspector(MediaReader reader, Models models) {
    this.reader = reader;
    this.models = models;
    this.faceFindings = new FaceFindings(models.faces(), models.attack());
    this.voiceFindings = new VoiceFindings(models.voices().embedderRef());
  }

  /** Decodes and inspects a file that plays no role in a journey. */
  public InspectedMedia inspect(Path file) throws MediaException {
    return inspect(file, Optional.empty(), () -> {});
  }

  /**
   * Decodes and inspects a file.
   *
   * @param step is told now and then that the work goes on, and may end it by an exception
   */
  public InspectedMedia inspect(Path file, Optional<EvidenceRole> role, Runnable step)
      throws MediaException {
    FaceScene scene = new FaceScene(models.faces());
    SpeechStream speech = models.voices().listen();
    DecodeReport report =
        reader.read(
            file,
            SamplingPlan.standard(),
            new MediaSink() {
              @Override
              public void picture(Frame frame) {
                step.run();
                scene.add(frame);
              }

              @Override
              public void sound(double fromSeconds, float[] samples) {
                step.run();
                speech.add(samples);
              }
            });
    MediaProfile profile = report.profile();
    Optional<FaceCapture> face = profile.picture().map(picture -> scene.capture());
    Optional<VoiceCapture> voice =
        profile.sound().map(sound -> capture(speech, sound.sampleRateHz()));
    boolean printed = role.filter(EvidenceRole.DOCUMENT_PORTRAIT::equals).isPresent();
    return new InspectedMedia(profile.facts(), face, voice, findings(face, voice, printed));
  }

  private VoiceCapture capture(SpeechStream speech, int sampleRateHz) {
    TemplateComparison comparison = models.comparison();
    return models.voices().capture(speech, sampleRateHz, comparison.curve(Modality.VOICE));
  }

  private List<Finding> findings(
      Optional<FaceCapture> face, Optional<VoiceCapture> voice, boolean printed) {
    List<Finding> findings = new ArrayList<>();
    findings.addAll(
        face.map(seen -> faceFindings.of(seen, printed)).orElseGet(faceFindings::withoutPicture));
    findings.addAll(voice.map(voiceFindings::of).orElseGet(voiceFindings::withoutSound));
    return findings;
  }
}
