package io.throughline.server.setup.cast;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.contracts.evidence.EvidenceRole;
import io.throughline.contracts.identity.InteractionId;
import io.throughline.contracts.journey.status.JourneyState;
import io.throughline.server.setup.Home;
import io.throughline.server.setup.cast.CastCatalogue.Clip;
import io.throughline.server.setup.cast.CastCatalogue.Part;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each scene in its folder can be played with the cast, honestly. */
class SceneTest {
  private static final CastCatalogue CAST = CastCatalogue.read(Home.find().castCatalogue());

  static Stream<Scene> scenes() {
    List<Scene> all = Scene.all(Home.find().scenes());
    assertThat(all).isNotEmpty();
    return all.stream();
  }

  private static Clip clip(String file) {
    return CAST.clips().stream().filter(c -> c.file().equals(file)).findFirst().orElseThrow();
  }

  @ParameterizedTest
  @MethodSource("scenes")
  void saysThatThePersonShownIsNotInvolved(Scene scene) {
    assertThat(scene.notice()).containsIgnoringCase("fictional").contains("not involved");
    assertThat(CAST.notice()).containsIgnoringCase("fictional").contains("not involved");
  }

  @ParameterizedTest
  @MethodSource("scenes")
  void speaksTheWordsOfAJourney(Scene scene) {
    assertThat(Arrays.stream(JourneyState.values()).map(JourneyState::word))
        .contains(scene.expected().state());
    for (Scene.Step step : scene.everyStep()) {
      assertThat(new InteractionId(step.interaction()).value()).isNotEmpty();
      assertThat(step.evidence().keySet()).allSatisfy(role -> EvidenceRole.of(role));
    }
  }

  @ParameterizedTest
  @MethodSource("scenes")
  void neverUsesAStretchOfARecordingTwice(Scene scene) {
    List<Part> used = new ArrayList<>();
    for (Scene.Step step : scene.everyStep()) {
      for (String file : step.evidence().values()) {
        for (Part part : clip(file).parts()) {
          assertThat(used)
              .noneMatch(other ->
                  other.source().equals(part.source())
                      && part.from() < other.to()
                      && other.from() < part.to());
          used.add(part);
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("scenes")
  void aPrivatePersonIsNeverTheImpostor(Scene scene) {
    assertThat(scene.plays().entrySet())
        .filteredOn(part -> List.of("P1", "P3").contains(part.getValue()))
        .allMatch(part -> part.getKey().equals("candidate"));
  }

  @Test
  void aNameIsGivenOnce() {
    assertThat(scenes().map(Scene::name)).doesNotHaveDuplicates();
  }
}
