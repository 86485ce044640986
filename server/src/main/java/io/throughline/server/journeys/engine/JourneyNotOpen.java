package io.throughline.server.journeys.engine;

/** The engine knows no such journey, or it has ended. */
public final class JourneyNotOpen extends RuntimeException {

  private static final long serialVersionUID = 1L;

  JourneyNotOpen(Throwable cause) {
    super("no open workflow", cause);
  }
}
