package io.throughline.contracts.journey.answer;

/**
 * Something that the person asks for on the personal page.
 *
 * @param requestId makes the same request twice one request
 */
public record PersonRequest(String requestId, Wish wish) {
  /** What can be asked for. */
  public enum Wish {
    /** A human instead of, or beside, the machine. */
    HUMAN,
    /** A new link to the personal page, by mail to the address that is known. */
    NEW_LINK,

    /** Does not object any more; only in an appeal. */
    WITHDRAW,

    /** Says that whoever asked for this was somebody else; only where somebody could. */
    NOT_ME
  }
}
