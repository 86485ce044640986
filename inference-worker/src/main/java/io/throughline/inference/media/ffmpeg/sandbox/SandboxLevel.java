package io.throughline.inference.media.ffmpeg.sandbox;

/** How far a decoder is shut in, from the tightest down; which one is reached, the kernel says. */
public enum SandboxLevel {
  /** Own user, network, mounts and process numbers; it sees its program, read-only, and no more. */
  OWN_ROOT("own user, network, processes and read-only root"),
  /** Own user, network and process numbers; files that anybody may read are in sight. */
  NO_NETWORK("own user, network and processes; the machine's files are in sight"),
  /** Limits of memory and processor time, and no way to more rights. */
  LIMITED("limits of memory and time only; network and files are in reach"),
  /** A process of its own with the limits of its Java runtime. */
  PROCESS("a process of its own only");

  private final String words;

  SandboxLevel(String words) {
    this.words = words;
  }

  /** For logs and people. */
  public String words() {
    return words;
  }
}
