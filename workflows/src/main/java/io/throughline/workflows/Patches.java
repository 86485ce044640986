package io.throughline.workflows;

/**
 * Every version id that workflow code asks for, each with its date. A change that adds, removes or
 * reorders commands takes an id here and a saved history from before it, in the same commit.
 */
public final class Patches {
  private Patches() {}
}
