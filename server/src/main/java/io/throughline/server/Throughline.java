package io.throughline.server;

import io.throughline.server.cli.CommandLines;

/** The commands behind {@code ./throughline}. */
public final class Throughline {
  private Throughline() {}

  public static void main(String[] arguments) {
    System.exit(CommandLines.standard().execute(arguments));
  }
}
