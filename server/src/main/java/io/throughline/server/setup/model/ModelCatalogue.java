package io.throughline.server.setup.model;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.throughline.server.setup.packages.PackageMember;
import io.throughline.server.setup.packages.Yaml;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The part of {@code models/catalogue.yaml} that says where each weight comes from. */
record ModelCatalogue(List<Entry> models) {
  /**
   * One model.
   *
   * @param before earlier parts of the same file of weights, where its packages cut it up
   */
  record Entry(
      String name, String version, Source source, String sha256, @Nullable List<Part> before) {
    Stream<PackageMember> members() {
      Stream<Part> parts = before == null ? Stream.empty() : before.stream();
      return Stream.concat(parts.map(Part::member), Stream.of(source.member(sha256)));
    }
  }

  /** A part of a file of weights. */
  record Part(Source source, String sha256) {
    PackageMember member() {
      return source.member(sha256);
    }
  }

  record Source(
      String kind, @JsonProperty("package") String packageName, String version, String member) {
    PackageMember member(String sha256) {
      return new PackageMember(PackageMember.kind(kind), packageName, version, member, sha256);
    }
  }

  static ModelCatalogue read(Path file) {
    return Yaml.readKnown(file, ModelCatalogue.class);
  }

  /** What has to be fetched, each file once; weights of our own lie in the repository. */
  List<PackageMember> members() {
    return models.stream()
        .filter(entry -> !entry.source().kind().equals("repository"))
        .flatMap(Entry::members)
        .distinct()
        .toList();
  }
}
