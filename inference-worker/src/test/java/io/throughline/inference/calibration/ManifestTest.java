package io.throughline.inference.calibration;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ManifestTest {
  @Test
  void aManifestIsReadWithItsQuotes(@TempDir Path folder) throws IOException {
    Path csv = folder.resolve("m.csv");
    Files.writeString(csv, "path,label,identity,session,note\na/b.jpg,real,x:1,s,\"one, two\"\n");

    Manifest manifest = Manifest.read(csv);

    assertThat(manifest.under("a/")).hasSize(1);
    assertThat(manifest.under("a/").getFirst().file()).isEqualTo(folder.resolve("a/b.jpg"));
    assertThat(manifest.under("b/")).isEmpty();
  }
}
