package io.throughline.custody.audit.bundle;

/** A file is no proof; the message is the dotted reason. */
final class BundleRefusedException extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private final String reason;

  BundleRefusedException(String reason) {
    super(reason);
    this.reason = reason;
  }

  String reason() {
    return reason;
  }

  static void unless(boolean right, String reason) {
    if (!right) {
      throw new BundleRefusedException(reason);
    }
  }
}
