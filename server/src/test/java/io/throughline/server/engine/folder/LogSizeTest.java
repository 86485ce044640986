package io.throughline.server.engine.folder;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A log that grows while its part runs. */
class LogSizeTest {

  @Test
  void aLongLogIsMovedAsideWhileItsWriterGoesOn(@TempDir Path parent) throws IOException {
    DataFolder data = new DataFolder(parent.resolve("data"));
    data.create();
    data.limitLog("opa");
    try (FileOutputStream writer = new FileOutputStream(data.log("opa").toFile(), true)) {
      writer.write("short\n".getBytes(StandardCharsets.UTF_8));
      data.limitLog("opa");
      assertThat(data.log("opa.1")).doesNotExist();
      writer.write(new byte[(int) DataFolder.MOST_LOG_BYTES]);
      data.limitLog("opa");
      writer.write("after\n".getBytes(StandardCharsets.UTF_8));
    }
    assertThat(Files.readString(data.log("opa"))).isEqualTo("after\n");
    assertThat(Files.size(data.log("opa.1"))).isEqualTo(DataFolder.MOST_LOG_BYTES + 6);
  }
}
