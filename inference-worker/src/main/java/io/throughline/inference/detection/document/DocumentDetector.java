package io.throughline.inference.detection.document;

import io.throughline.contracts.detection.ModelRef;
import io.throughline.contracts.evidence.MediaKind;
import io.throughline.inference.detection.document.mrz.Mrz;
import io.throughline.inference.detection.document.mrz.MrzName;
import io.throughline.inference.detection.document.text.TextFinder;
import io.throughline.inference.detection.document.text.TextReader;
import io.throughline.inference.detection.examination.Detector;
import io.throughline.inference.detection.examination.Examination;
import io.throughline.inference.detection.examination.ScoreCurve;
import io.throughline.inference.media.Frame;
import io.throughline.inference.media.MediaException;
import io.throughline.inference.media.MediaReader;
import io.throughline.inference.media.MediaSink;
import io.throughline.inference.media.SamplingPlan;
import io.throughline.inference.onnx.OnnxEngine;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Looks for a machine readable zone in a still picture and whether it can be true. Nothing that the
 * zone says of a person is told.
 */
public final class DocumentDetector implements Detector {
  /** How findings name this method. */
  public static final ModelRef METHOD = new ModelRef("document-mrz", "1");

  /** Pixels of the longer side that a document is read at. */
  private static final int SIDE = 1280;

  private final TextFinder finder;
  private final TextReader reader;
  private final MediaReader media;
  private final ScoreCurve curve;
  private final Clock clock;

  /**
   * Loads the models.
   *
   * @param media reads a still picture once more, large enough for its text
   * @param cards the folder of the catalogue
   * @param clock says which documents have expired
   */
  public DocumentDetector(OnnxEngine engine, MediaReader media, Path cards, Clock clock) {
    this.finder = new TextFinder(engine.load("text-detector"));
    this.reader = new TextReader(engine.load("text-reader"));
    this.media = media;
    this.clock = clock;
    Path card = cards.resolve(METHOD.name()).resolve(METHOD.version());
    this.curve =
        Optional.ofNullable(ScoreCurve.read(card.resolve("calibration.yaml")).get("any"))
            .orElseThrow(() -> new IllegalArgumentException("no calibration of documents"));
  }

  @Override
  public Examination examine() {
    return new DocumentExamination(this, curve, clock);
  }

  /** The holder's name on a document; empty if it is not a still picture or cannot be read. */
  public Optional<MrzName> name(Path file) throws MediaException {
    if (media.probe(file).facts().kind() != MediaKind.IMAGE) {
      return Optional.empty();
    }
    return frame(file)
        .flatMap(frame -> zones().find(frame).zone())
        .flatMap(zone ->
            List.of(zone.first(), zone.second()).stream().filter(Mrz::checksHold).findFirst())
        .map(Mrz::name);
  }

  MrzFinder zones() {
    return new MrzFinder(finder, reader);
  }

  /** A still picture at the size at which its text is read. */
  Optional<Frame> frame(Path file) throws MediaException {
    List<Frame> frames = new ArrayList<>();
    media.read(
        file,
        SamplingPlan.standard().withLongestSide(SIDE).withoutSound(),
        new MediaSink() {
          @Override
          public void picture(Frame frame) {
            frames.add(frame);
          }
        });
    return frames.stream().findFirst();
  }

  @Override
  public void close() {
    finder.close();
    reader.close();
  }
}
