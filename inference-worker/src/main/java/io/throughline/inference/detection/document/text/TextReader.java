package io.throughline.inference.detection.document.text;

import io.throughline.inference.detection.document.mrz.ReadLine;
import io.throughline.inference.detection.face.Patch;
import io.throughline.inference.media.Frame;
import io.throughline.inference.onnx.OnnxModel;
import io.throughline.inference.onnx.Tensor;

/**
 * Reads a line by connectionist temporal classification: [1, 3, 48, width] BGR, 0 to 255 mapped
 * onto -1 to 1, to [1, width / 8, 6625] probabilities, of which only the characters of a machine
 * readable zone are looked at.
 */
public final class TextReader implements AutoCloseable {
  private static final int HEIGHT = 48;
  private static final int NARROWEST = 48;
  private static final int WIDEST = 1200;
  private static final float MIDDLE = 127.5f;
  private static final Patch.Channels ORDER = Patch.Channels.BGR;
  private static final int CLASSES = 6625;
  private static final String ALPHABET = " 0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ<";

  /** The classes of that alphabet in the list {@code character} of the model's metadata. */
  private static final int[] CLASS = {
    0, 26, 93, 25, 94, 632, 631, 933, 29, 27, 1109, 1221, 3588, 4244, 1220, 4381, 1219, 5128, 425,
    3587, 2697, 5193, 3506, 3639, 3589, 4741, 1310, 4731, 5127, 1217, 1381, 4497, 5405, 5033, 5200,
    1218, 4136, 3490
  };

  private final OnnxModel model;

  public TextReader(OnnxModel model) {
    this.model = model;
  }

  /** Reads letters, digits and fillers of a line. */
  public ReadLine read(Frame frame, TextLine line) {
    int width = Math.clamp(Math.round(line.length() / line.height() * HEIGHT), NARROWEST, WIDEST);
    Patch input = new Patch(width, HEIGHT, ORDER, MIDDLE, 1 / MIDDLE);
    float[] pixels = input.cut(frame, line.onto(width, HEIGHT));
    return decode(model.run(Tensor.of(pixels, 1, 3, HEIGHT, width)).getFirst());
  }

  /** The best character of each step; equal ones in a row are one unless a blank parts them. */
  static ReadLine decode(float[] probabilities) {
    StringBuilder text = new StringBuilder();
    double[] sure = new double[probabilities.length / CLASSES];
    int before = 0;
    for (int step = 0; step < sure.length; step++) {
      int best = 0;
      for (int i = 1; i < CLASS.length; i++) {
        boolean better =
            probabilities[step * CLASSES + CLASS[i]] > probabilities[step * CLASSES + CLASS[best]];
        best = better ? i : best;
      }
      float probability = probabilities[step * CLASSES + CLASS[best]];
      if (best != 0 && best == before) {
        int last = text.length() - 1;
        sure[last] = Math.max(sure[last], probability);
      } else if (best != 0) {
        sure[text.length()] = probability;
        text.append(ALPHABET.charAt(best));
      }
      before = best;
    }
    return new ReadLine(text.toString(), java.util.Arrays.copyOf(sure, text.length()));
  }

  @Override
  public void close() {
    model.close();
  }
}
