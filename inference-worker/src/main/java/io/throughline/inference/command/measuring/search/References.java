package io.throughline.inference.command.measuring.search;

import io.throughline.contracts.continuity.Link;
import io.throughline.contracts.continuity.Modality;
import io.throughline.contracts.detection.ModelRef;
import io.throughline.contracts.identity.InteractionId;
import io.throughline.inference.continuity.Template;
import io.throughline.inference.continuity.comparison.ChannelCurves;
import io.throughline.inference.continuity.comparison.TemplateComparison;
import io.throughline.inference.inspection.Models;
import io.throughline.inference.worker.evidence.TemplateFile;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What it costs to compare one clip's face and voice with fifty earlier ones, once they are
 * embedded: reading the references' bytes, and comparing.
 */
final class References {
  private static final int MANY = 50;
  private static final int ROUNDS = 41;
  private static final double MOST_MILLIS = 20;
  private static final Link FACE =
      new Link(new InteractionId("media-1"), new InteractionId("media-2"), Modality.FACE);
  private static final Link VOICE =
      new Link(new InteractionId("media-1"), new InteractionId("media-2"), Modality.VOICE);

  private final TemplateComparison comparison;
  private final ModelRef face = new ModelRef("face-verifier", "1.1.1");
  private final ModelRef voice = new ModelRef("speaker-verifier", "0.2.2");

  References(Path cards) {
    ChannelCurves faces = ChannelCurves.read(Models.calibration(cards, face));
    ChannelCurves voices = ChannelCurves.read(Models.calibration(cards, voice));
    comparison = new TemplateComparison(Map.of(Modality.FACE, faces, Modality.VOICE, voices));
  }

  SearchRow row() {
    List<byte[]> faces = written(Modality.FACE, face, 640);
    List<byte[]> voices = written(Modality.VOICE, voice, 192);
    var clock = ManagementFactory.getThreadMXBean();
    List<Double> millis = new ArrayList<>();
    for (int round = 0; round < ROUNDS; round++) {
      long begun = clock.getCurrentThreadCpuTime();
      compare(FACE, faces);
      compare(VOICE, voices);
      millis.add((clock.getCurrentThreadCpuTime() - begun) / 1e6);
    }
    millis.sort(Double::compare);
    return SearchRow.of(
            "compare-50-references",
            millis.get(ROUNDS / 2),
            "CPU milliseconds, face and voice, templates read from their bytes")
        .atMost(MOST_MILLIS);
  }

  /** The first is the new one. */
  private static List<byte[]> written(Modality modality, ModelRef model, int dimensions) {
    DrawnTemplates drawn = new DrawnTemplates(dimensions, 7);
    List<byte[]> written = new ArrayList<>();
    for (int i = 0; i <= MANY; i++) {
      Template.Worth worth = new Template.Worth(0.9, 30, channel(modality));
      written.add(TemplateFile.write(new Template(modality, model, drawn.next(), worth)));
    }
    return written;
  }

  private static Template.Channel channel(Modality modality) {
    return modality == Modality.FACE ? Template.Channel.PICTURE : Template.Channel.WIDE_BAND;
  }

  private void compare(Link link, List<byte[]> written) {
    Template probe = TemplateFile.read(written.getFirst());
    for (byte[] reference : written.subList(1, written.size())) {
      var _ = comparison.compare(link, TemplateFile.read(reference), probe);
    }
  }
}
