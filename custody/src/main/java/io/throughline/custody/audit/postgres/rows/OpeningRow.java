package io.throughline.custody.audit.postgres.rows;

/** What opens a commitment, sealed under the key of that subject. */
public final class OpeningRow {
  private final String subject;
  private final byte[] sealed;

  public OpeningRow(String subject, byte[] sealed) {
    this.subject = subject;
    this.sealed = sealed.clone();
  }

  public String subject() {
    return subject;
  }

  public byte[] sealed() {
    return sealed.clone();
  }
}
