package io.throughline.server.setup;

/** Something that the operator can mend: the message is one line and names the mend. */
public final class MendableFailure extends RuntimeException {
  private static final long serialVersionUID = 1;

  public MendableFailure(String message) {
    super(message);
  }

  public MendableFailure(String message, Throwable cause) {
    super(message, cause);
  }
}
