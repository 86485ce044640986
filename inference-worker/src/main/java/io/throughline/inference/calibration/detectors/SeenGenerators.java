package io.throughline.inference.calibration.detectors;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.throughline.contracts.detection.ModelRef;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Which generators a model was trained on, as its {@code model.yaml} says. */
public final class SeenGenerators {
  private final Path cards;

  /** What is read of a card's facts. */
  private record Facts(@Nullable List<String> seenGenerators) {}

  /**
   * Knows all models.
   *
   * @param cards the folder of the catalogue
   */
  public SeenGenerators(Path cards) {
    this.cards = cards;
  }

  /** What the manifest says, else what the model's card says; null where both are silent. */
  @Nullable Boolean of(Trial trial) {
    Optional<Boolean> told = trial.item().forgery().seen();
    if (told.isPresent()) {
      return told.get();
    }
    return trained(trial.answer().model())
        .map(names -> names.contains(trial.item().forgery().generator()))
        .orElse(null);
  }

  private Optional<List<String>> trained(ModelRef model) {
    Path file = cards.resolve(model.name()).resolve(model.version()).resolve("model.yaml");
    if (!Files.isRegularFile(file)) {
      return Optional.empty();
    }
    try {
      Facts facts =
          YAMLMapper.builder()
              .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
              .build()
              .readValue(file.toFile(), Facts.class);
      return Optional.ofNullable(facts.seenGenerators());
    } catch (IOException unreadable) {
      return Optional.empty();
    }
  }
}
