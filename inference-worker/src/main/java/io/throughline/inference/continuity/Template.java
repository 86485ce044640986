package io.throughline.inference.continuity;

import io.throughline.contracts.continuity.Modality;
import io.throughline.contracts.detection.ModelRef;

/** A face or a voice as one vector, with what is needed to know how far it can be trusted. */
public final class Template {
  private final Modality modality;
  private final ModelRef model;
  private final float[] vector;
  private final Worth worth;

  /**
   * A template.
   *
   * @param vector L2-normalised; kept without a copy
   */
  public Template(Modality modality, ModelRef model, float[] vector, Worth worth) {
    this.modality = modality;
    this.model = model;
    this.vector = vector;
    this.worth = worth;
  }

  /**
   * How far a template can be trusted.
   *
   * @param quality of the capture, 0 to 1
   * @param amount distinct frames with the face, or seconds of speech
   * @param channel what the capture came through
   */
  public record Worth(double quality, double amount, Channel channel) {
    public Worth {
      if (!(quality >= 0 && quality <= 1 && amount >= 0 && Double.isFinite(amount))) {
        throw new IllegalArgumentException("not the worth of a template");
      }
    }
  }

  /** What a capture came through; scores of one channel do not mean the same in another. */
  public enum Channel {
    PICTURE,
    WIDE_BAND,
    /** Nothing above 4 kHz: a telephone line. */
    TELEPHONE
  }

  public Modality modality() {
    return modality;
  }

  public ModelRef model() {
    return model;
  }

  public Worth worth() {
    return worth;
  }

  /** The vector itself, L2-normalised; nobody may change it. */
  public float[] vector() {
    return vector;
  }
}
