package io.throughline.server.engine.folder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.throughline.server.setup.MendableFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EngineKindTest {
  @TempDir Path parent = Path.of("");

  private DataFolder data = new DataFolder(Path.of(""));

  @BeforeEach
  void make() {
    data = new DataFolder(parent.resolve("data"));
  }

  @Test
  void aNewFolderTakesWhatIsAskedFor() {
    assertThat(EngineKind.of(data)).isEmpty();
    assertThat(EngineKind.chosen(data, Optional.empty())).isEqualTo(EngineKind.EMBEDDED);
    assertThat(EngineKind.chosen(data, Optional.of(EngineKind.SERVER)))
        .isEqualTo(EngineKind.SERVER);
  }

  @Test
  void aFolderKeepsToTheEngineThatItWasMadeWith() {
    data.create();
    EngineKind.SERVER.keep(data);
    EngineKind.SERVER.keep(data);
    assertThat(EngineKind.of(data)).contains(EngineKind.SERVER);
    assertThat(EngineKind.chosen(data, Optional.empty())).isEqualTo(EngineKind.SERVER);
    assertThatThrownBy(() -> EngineKind.chosen(data, Optional.of(EngineKind.EMBEDDED)))
        .isInstanceOf(MendableFailure.class)
        .hasMessageStartingWith("engine.other: ")
        .hasMessageContaining("--engine server")
        .hasMessageContaining("--data");
    assertThatThrownBy(() -> EngineKind.EMBEDDED.keep(data))
        .isInstanceOf(MendableFailure.class)
        .hasMessageStartingWith("engine.other: ");
    assertThat(EngineKind.of(data)).contains(EngineKind.SERVER);
  }

  @Test
  void aFolderThatIsOlderThanTheChoiceIsTheEmbeddedOnes() throws IOException {
    data.create();
    Files.createFile(data.temporal());
    assertThat(EngineKind.chosen(data, Optional.empty())).isEqualTo(EngineKind.EMBEDDED);
    assertThatThrownBy(() -> EngineKind.SERVER.keep(data))
        .isInstanceOf(MendableFailure.class)
        .hasMessageContaining("--engine embedded");
  }

  @Test
  void aWordThatNamesNoEngineIsNeverGuessed() throws IOException {
    data.create();
    Files.writeString(data.engine(), "both\n");
    assertThatThrownBy(() -> EngineKind.chosen(data, Optional.empty()))
        .isInstanceOf(MendableFailure.class)
        .hasMessageContaining("is damaged");
  }
}
