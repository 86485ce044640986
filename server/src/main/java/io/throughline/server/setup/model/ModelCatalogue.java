package io.throughline.server.setup.model;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.throughline.server.setup.packages.PackageMember;
import io.throughline.server.setup.packages.Yaml;
import java.nio.file.Path;
import java.util.List;

/** The part of {@code models/catalogue.yaml} that says where each weight comes from. */
record ModelCatalogue(List<Entry> models) {
  record Entry(String name, String version, Source source, String sha256) {
    PackageMember member() {
      return new PackageMember(
          PackageMember.kind(source.kind()),
          source.packageName(),
          source.version(),
          source.member(),
          sha256);
    }
  }

  record Source(
      String kind, @JsonProperty("package") String packageName, String version, String member) {}

  static ModelCatalogue read(Path file) {
    return Yaml.readKnown(file, ModelCatalogue.class);
  }

  /** What has to be fetched; weights of our own lie in the repository. */
  List<PackageMember> members() {
    return models.stream()
        .filter(entry -> !entry.source().kind().equals("repository"))
        .map(Entry::member)
        .toList();
  }
}
