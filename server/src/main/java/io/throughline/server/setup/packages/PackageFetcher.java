package io.throughline.server.setup.packages;

import io.throughline.server.setup.packages.PackageMember.PackagePin;
import java.io.IOException;
import java.nio.file.Path;

/** Brings the archive of a pinned package into a folder. */
@FunctionalInterface
public interface PackageFetcher {
  /** The archive, inside {@code folder}, which is empty before. */
  Path fetch(PackagePin pin, Path folder) throws IOException;
}
