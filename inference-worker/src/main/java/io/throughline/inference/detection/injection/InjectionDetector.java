package io.throughline.inference.detection.injection;

import io.throughline.contracts.detection.ModelRef;
import io.throughline.inference.detection.examination.Circumstances;
import io.throughline.inference.detection.examination.Detector;
import io.throughline.inference.detection.examination.Examination;
import io.throughline.inference.detection.examination.ScoreCurve;
import io.throughline.inference.detection.examination.Sighting;
import io.throughline.inference.detection.examination.Verdict;
import io.throughline.inference.media.Frame;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Looks for names of programs, for the pace of packets, and for pictures that come again. */
public final class InjectionDetector implements Detector {
  static final ModelRef MODEL = new ModelRef("injection", "1.0.0");

  private final Map<String, ScoreCurve> curves;
  private final CaptureSoftware software;

  /** Reads list and calibration beside the card in that folder of the catalogue. */
  public InjectionDetector(Path cards) {
    Path card = cards.resolve(MODEL.name()).resolve(MODEL.version());
    this.curves = ScoreCurve.read(card.resolve("calibration.yaml"));
    this.software =
        new CaptureSoftware(
            SoftwareList.read(card.resolve("software.yaml")),
            new Telling("virtual-camera", curves));
  }

  @Override
  public Examination examine() {
    return new Look(new RepeatedFrames());
  }

  /** One file; pictures are kept as prints of three kilobytes, 2,400 at most. */
  private final class Look implements Examination {
    private final RepeatedFrames frames;

    Look(RepeatedFrames frames) {
      this.frames = frames;
    }

    @Override
    public void picture(Frame frame, List<Sighting> faces) {
      frames.add(FramePrint.of(frame));
    }

    @Override
    public void dense(Frame frame, List<Sighting> faces) {
      frames.add(FramePrint.of(frame));
    }

    @Override
    public List<Verdict> conclude(Circumstances about) {
      return List.of(
          software.of(about),
          FrameTiming.of(about, new Telling("frame-timing", curves)),
          new FrameVerdict(new Telling("repeated-frames", curves)).of(about, frames));
    }
  }
}
