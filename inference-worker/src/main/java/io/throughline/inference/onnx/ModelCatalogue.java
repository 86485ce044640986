package io.throughline.inference.onnx;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.throughline.contracts.detection.ModelRef;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** The list of weights that may be used: where they come from and what they hash to. */
public record ModelCatalogue(List<Entry> models) {
  private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");
  private static final Pattern NAME = Pattern.compile("[a-z0-9]+([.-][a-z0-9]+)*");

  public ModelCatalogue {
    models = List.copyOf(models);
    Set<String> names = new HashSet<>();
    for (Entry entry : models) {
      if (!names.add(entry.name())) {
        throw new IllegalArgumentException("the catalogue names " + entry.name() + " twice");
      }
    }
  }

  /**
   * One model file.
   *
   * @param sha256 of the member as its package carries it
   * @param preparedSha256 of the file after preparation
   * @param bytes length of the member
   * @param before parts of the same file of weights that come before the member, in order
   */
  public record Entry(
      String name,
      String version,
      String job,
      String licence,
      Source source,
      String sha256,
      String preparedSha256,
      long bytes,
      @JsonSetter(nulls = Nulls.AS_EMPTY) List<Part> before) {
    public Entry {
      before = List.copyOf(before);
      if (!NAME.matcher(name).matches() || !NAME.matcher(version).matches()) {
        throw new IllegalArgumentException("not a model's name and version");
      }
      if (!SHA256.matcher(sha256).matches() || !SHA256.matcher(preparedSha256).matches()) {
        throw new IllegalArgumentException("a model without SHA-256");
      }
    }

    /** How findings name this model. */
    public ModelRef ref() {
      return new ModelRef(name, version);
    }

    Path under(Path models) {
      return models.resolve(name).resolve(version).resolve("model.onnx");
    }
  }

  /** A part of a file of weights that its package cut up. */
  public record Part(Source source, String sha256) {
    public Part {
      if (!SHA256.matcher(sha256).matches()) {
        throw new IllegalArgumentException("a part without SHA-256");
      }
    }
  }

  /**
   * The package that carries the weights, and the member inside it; of kind {@code repository} for
   * weights of our own, which lie at {@code member} in the catalogue's folder.
   */
  public record Source(String kind, String pkg, String version, String member) {
    boolean ownWeights() {
      return kind.equals("repository");
    }

    @com.fasterxml.jackson.annotation.JsonCreator
    public static Source of(
        @com.fasterxml.jackson.annotation.JsonProperty("kind") String kind,
        @com.fasterxml.jackson.annotation.JsonProperty("package") String pkg,
        @com.fasterxml.jackson.annotation.JsonProperty("version") String version,
        @com.fasterxml.jackson.annotation.JsonProperty("member") String member) {
      return new Source(kind, pkg, version, member);
    }
  }

  /** Reads the YAML file of the repository. */
  public static ModelCatalogue read(Path file) {
    try {
      return YAMLMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
          .build()
          .readValue(file.toFile(), ModelCatalogue.class);
    } catch (IOException unreadable) {
      throw new UncheckedIOException("the model catalogue cannot be read", unreadable);
    }
  }

  /** The entry of that name. */
  public Optional<Entry> find(String name) {
    return models.stream().filter(entry -> entry.name().equals(name)).findFirst();
  }
}
