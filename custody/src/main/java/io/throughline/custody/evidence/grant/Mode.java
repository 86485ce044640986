package io.throughline.custody.evidence.grant;

/** What a grant gives leave to do. */
public enum Mode {
  READ,
  WRITE
}
