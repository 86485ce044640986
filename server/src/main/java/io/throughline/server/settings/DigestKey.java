package io.throughline.server.settings;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;

/** A key of this deployment for digests that tell the same from another and name nothing. */
public final class DigestKey {
  private static final int BYTES = 32;

  private DigestKey() {}

  /** The 32 bytes in that file, which is made if it is not there. */
  public static byte[] in(Path file) {
    if (!Files.exists(file)) {
      byte[] fresh = new byte[BYTES];
      new SecureRandom().nextBytes(fresh);
      SecretFile.write(file, Base64.getUrlEncoder().withoutPadding().encodeToString(fresh));
    }
    return Base64.getUrlDecoder().decode(SecretFile.read(file));
  }
}
