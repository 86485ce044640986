package io.throughline.inference.inspection;

import io.throughline.contracts.continuity.Modality;
import io.throughline.contracts.detection.Finding;
import io.throughline.contracts.detection.Segment;
import io.throughline.contracts.evidence.EvidenceRole;
import io.throughline.contracts.evidence.SubjectHint;
import io.throughline.inference.continuity.Template;
import io.throughline.inference.continuity.comparison.ChainFit;
import io.throughline.inference.continuity.face.FaceCapture;
import io.throughline.inference.continuity.face.FaceScene;
import io.throughline.inference.continuity.face.ObservedFace;
import io.throughline.inference.continuity.face.SubjectChoice;
import io.throughline.inference.continuity.voice.VoiceCapture;
import io.throughline.inference.continuity.voice.Voices;
import io.throughline.inference.detection.examination.Verdict;
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
import java.util.OptionalInt;
import java.util.function.Supplier;

/** Looks at one file from its first byte to its findings; several threads may share one. */
public final class MediaInspector {
  private static final String SEVERAL_TRACKS = "subject.several-tracks";

  private final MediaReader reader;
  private final Models models;
  private final FaceFindings faceFindings;
  private final VoiceFindings voiceFindings;

  public MediaInspector(MediaReader reader, Models models) {
    this.reader = reader;
    this.models = models;
    this.faceFindings = new FaceFindings(models.faces());
    this.voiceFindings = new VoiceFindings(models.voices().embedderRef());
  }

  /** Decodes and inspects a file of which nothing is known. */
  public InspectedMedia inspect(Path file) throws MediaException {
    return inspect(file, Brief.NONE);
  }

  /** Decodes and inspects a file. */
  public InspectedMedia inspect(Path file, Brief brief) throws MediaException {
    FaceScene scene = new FaceScene(models.faces());
    Panel panel = new Panel(models.detectors(), models.faces());
    SpeechStream speech = models.voices().listen();
    DecodeReport report =
        reader.read(
            file,
            plan(brief),
            new MediaSink() {
              @Override
              public void step() {
                brief.step().run();
              }

              @Override
              public void picture(Frame frame) {
                panel.picture(
                    frame, scene.add(frame).stream().map(ObservedFace::sighting).toList());
              }

              @Override
              public void dense(Frame frame) {
                panel.dense(frame);
              }

              @Override
              public void sound(double fromSeconds, float[] samples) {
                speech.add(fromSeconds, samples);
                panel.sound(fromSeconds, samples);
              }
            });
    return found(new Looked(file, report, panel), scene, speech, brief);
  }

  private SamplingPlan plan(Brief brief) {
    SamplingPlan standard = SamplingPlan.standard();
    SamplingPlan all =
        models.detectors().isEmpty()
            ? standard
            : standard.withBursts(
                brief.challenge().isPresent()
                    ? SamplingPlan.Bursts.CHALLENGE
                    : SamplingPlan.Bursts.STANDARD);
    return brief
        .hint()
        .flatMap(hint -> Optional.ofNullable(hint.track()))
        .map(all::withTrack)
        .orElse(all);
  }

  /** A file that was decoded to its end. */
  private record Looked(Path file, DecodeReport report, Panel panel) {
    List<Verdict> conclude(Brief brief, Panel.Seen seen) {
      return panel.conclude(Panel.circumstances(file, report, brief, seen));
    }
  }

  private InspectedMedia found(Looked looked, FaceScene scene, SpeechStream speech, Brief brief) {
    brief.step().run();
    DecodeReport report = looked.report();
    MediaProfile profile = report.profile();
    Optional<SubjectHint> hint = brief.hint();
    Optional<Voices> voices =
        profile
            .sound()
            .map(_ ->
                models.voices().voices(speech, hint.map(SubjectHint::turns).orElse(List.of())));
    Optional<FaceCapture> face =
        profile
            .picture()
            .map(picture ->
                severalTracks(picture.tracks(), brief)
                    ? scene.untold(SEVERAL_TRACKS)
                    : scene.capture(faceClues(() -> subjectSpeech(profile, voices, brief), brief)));
    Optional<VoiceCapture> voice =
        voices.map(heard -> capture(heard, profile.sound().orElseThrow(), face, brief));
    List<Finding> findings =
        new ArrayList<>(face.map(faceFindings::of).orElseGet(faceFindings::withoutPicture));
    findings.addAll(voice.map(voiceFindings::of).orElseGet(voiceFindings::withoutSound));
    voiceFindings.unheard(report).ifPresent(findings::add);
    List<Verdict> verdicts = new ArrayList<>(findings.stream().map(Verdict::of).toList());
    verdicts.addAll(swaps(profile, face, voices, brief));
    verdicts.addAll(looked.conclude(brief, new Panel.Seen(face, voices)));
    return new InspectedMedia(profile.facts(), face, voice, verdicts);
  }

  private VoiceCapture capture(
      Voices heard, MediaProfile.Sound sound, Optional<FaceCapture> face, Brief brief) {
    if (severalTracks(sound.tracks(), brief)) {
      return models.voices().untold(heard, SEVERAL_TRACKS);
    }
    return models
        .voices()
        .capture(
            heard,
            sound.sampleRateHz(),
            new VoiceCapture.Clues(
                turns -> inView(turns, ownSpeech(sound, brief) ? Optional.empty() : face),
                candidates -> fit(candidates, Modality.VOICE, brief)));
  }

  private List<Verdict> swaps(
      MediaProfile profile, Optional<FaceCapture> face, Optional<Voices> voices, Brief brief) {
    boolean alone = brief.role().filter(EvidenceRole.SELFIE::equals).isPresent();
    boolean tracks = profile.picture().filter(picture -> picture.tracks() > 1).isPresent();
    Verdict seen =
        models
            .swaps()
            .face(
                face.map(capture -> capture.seat(alone || tracks)),
                profile.facts().kind(),
                brief.role());
    Verdict heard =
        voices
            .map(all -> voiceSwap(all, profile.sound().orElseThrow(), face, brief))
            .orElseGet(models.swaps()::withoutVoice);
    return List.of(seen, heard);
  }

  private Verdict voiceSwap(
      Voices voices, MediaProfile.Sound sound, Optional<FaceCapture> face, Brief brief) {
    if (severalTracks(sound.tracks(), brief)) {
      return models.swaps().untoldVoice(SEVERAL_TRACKS);
    }
    boolean own =
        ownSpeech(sound, brief) || brief.role().filter(EvidenceRole.SELFIE::equals).isPresent();
    Template.Channel channel = models.voices().channel(voices, sound.sampleRateHz());
    List<SubjectHint.Turn> turns = brief.hint().map(SubjectHint::turns).orElse(List.of());
    brief.step().run();
    return models
        .swaps()
        .voice(
            models.voices().pieces(voices.speech(), channel, turns),
            channel,
            both -> own || face.filter(seen -> seen.speaksAll(both)).isPresent());
  }

  /** Without a picture of other people the only voice is the subject's. */
  private static OptionalInt inView(List<List<Segment>> turns, Optional<FaceCapture> face) {
    return face.map(seen -> seen.speaks(turns))
        .orElse(turns.size() == 1 ? OptionalInt.of(0) : OptionalInt.empty());
  }

  /** Whether whoever handed the file in says that all that was listened to is the subject's. */
  private static boolean ownSpeech(MediaProfile.Sound sound, Brief brief) {
    return brief
        .hint()
        .filter(hint -> !hint.turns().isEmpty() || (sound.tracks() > 1 && hint.track() != null))
        .isPresent();
  }

  /** Which participant has which track, nobody but who made the recording knows. */
  private static boolean severalTracks(int tracks, Brief brief) {
    return tracks > 1 && brief.hint().map(SubjectHint::track).isEmpty();
  }

  private SubjectChoice.Clues faceClues(Supplier<List<Segment>> speech, Brief brief) {
    return new SubjectChoice.Clues(
        brief.hint().flatMap(hint -> Optional.ofNullable(hint.tile())),
        speech,
        Optional.of(models.comparison().curve(Modality.FACE)),
        candidates -> fit(candidates, Modality.FACE, brief));
  }

  /** What the hint says is the subject's speech, else the voice that the chain holds. */
  private List<Segment> subjectSpeech(MediaProfile profile, Optional<Voices> voices, Brief brief) {
    if (voices.isEmpty() || profile.sound().isEmpty()) {
      return List.of();
    }
    MediaProfile.Sound sound = profile.sound().get();
    List<List<Segment>> turns = voices.get().turns();
    if (ownSpeech(sound, brief)) {
      return turns.size() == 1 ? turns.getFirst() : List.of();
    }
    List<Template> candidates = models.voices().templates(voices.get(), sound.sampleRateHz());
    OptionalInt chosen = fit(candidates, Modality.VOICE, brief).chosen();
    return chosen.isPresent() ? turns.get(chosen.getAsInt()) : List.of();
  }

  private ChainFit fit(List<Template> candidates, Modality modality, Brief brief) {
    brief.step().run();
    return ChainFit.of(models.comparison(), candidates, brief.chain().apply(modality));
  }
}
