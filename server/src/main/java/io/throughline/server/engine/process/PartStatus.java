package io.throughline.server.engine.process;

/**
 * What is known of a part.
 *
 * @param pid of the program itself; 0 while there is none
 * @param restarts since the supervisor started
 */
public record PartStatus(
    String name, long pid, int port, Health health, int restarts, String version) {
  /** In the words of a health endpoint. */
  public enum Health {
    /** Waits for the parts that it needs. */
    WAITING,
    STARTING,
    UP,
    DOWN,
    STOPPED
  }
}
