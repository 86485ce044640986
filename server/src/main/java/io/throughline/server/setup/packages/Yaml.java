package io.throughline.server.setup.packages;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.throughline.server.setup.MendableFailure;
import java.io.IOException;
import java.nio.file.Path;

/** Reads the repository's own catalogues. */
public final class Yaml {
  private Yaml() {}

  /** Strict: an unknown field is a typing error in the catalogue. */
  public static <T> T read(Path file, Class<T> type) {
    return read(file, type, true);
  }

  /** Takes the fields that are known here and leaves the others to those who use them. */
  public static <T> T readKnown(Path file, Class<T> type) {
    return read(file, type, false);
  }

  private static <T> T read(Path file, Class<T> type, boolean strict) {
    ObjectMapper mapper =
        new ObjectMapper(new YAMLFactory())
            .configure(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES, strict)
            .configure(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES, false);
    try {
      return mapper.readValue(file.toFile(), type);
    } catch (IOException e) {
      throw new MendableFailure(file + " cannot be read: " + e.getMessage(), e);
    }
  }
}
