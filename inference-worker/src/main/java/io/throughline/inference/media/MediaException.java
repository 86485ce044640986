package io.throughline.inference.media;

import io.throughline.contracts.failure.FailureCode;

/** The file cannot be used; the message is constant text without a file's name or content. */
public final class MediaException extends Exception {
  private static final long serialVersionUID = 1L;

  private final FailureCode code;

  public MediaException(FailureCode code, String message) {
    super(message);
    this.code = code;
  }

  public FailureCode code() {
    return code;
  }

  public static MediaException unreadable(String message) {
    return new MediaException(FailureCode.MEDIA_UNREADABLE, message);
  }

  public static MediaException truncated(String message) {
    return new MediaException(FailureCode.MEDIA_TRUNCATED, message);
  }

  public static MediaException overLimit(String message) {
    return new MediaException(FailureCode.MEDIA_OVER_LIMIT, message);
  }

  public static MediaException empty(String message) {
    return new MediaException(FailureCode.MEDIA_EMPTY, message);
  }
}
