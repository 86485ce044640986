package io.throughline.inference.command.measuring.search;

import io.throughline.inference.calibration.samples.FaceSamples;
import io.throughline.inference.calibration.samples.Manifest;
import io.throughline.inference.command.ModelOptions;
import io.throughline.inference.continuity.comparison.ChannelCurves;
import io.throughline.inference.continuity.face.FaceObserver;
import io.throughline.inference.inspection.Models;
import io.throughline.inference.media.MediaException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Face templates of labelled photos, two of a person at most. */
final class RealTemplates {
  private static final int PHOTOS = 2;

  private RealTemplates() {}

  static Identification of(Path manifest, ModelOptions options) throws IOException, MediaException {
    List<Manifest.Item> chosen = new ArrayList<>();
    Map<String, Integer> photos = new HashMap<>();
    for (Manifest.Item item : Manifest.read(manifest).genuine("image")) {
      if (photos.merge(item.identity(), 1, Integer::sum) <= PHOTOS) {
        chosen.add(item);
      }
    }
    try (FaceObserver observer = new FaceObserver(options.engine())) {
      FaceSamples samples = new FaceSamples(ModelOptions.reader(), observer);
      return new Identification(
          samples.plain(chosen),
          ChannelCurves.read(Models.calibration(options.cards(), observer.embedderRef())).direct());
    }
  }
}
