package io.throughline.activities.cohort;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.contracts.identity.JourneyId;
import io.throughline.contracts.journey.hiring.cohort.CohortActivities.Group;
import java.util.List;
import org.junit.jupiter.api.Test;

class GroupsTest {
  @Test
  void tiesLeadFromOneToTheNext() {
    assertThat(
            Groups.of(List.of(tie('b', 'a', "face"), tie('d', 'e', "bank"), tie('c', 'b', "bank"))))
        .containsExactlyInAnyOrder(
            new Group(List.of(id('a'), id('b'), id('c')), List.of("bank", "face")),
            new Group(List.of(id('d'), id('e')), List.of("bank")));
  }

  @Test
  void aCircleIsOneGroup() {
    assertThat(
            Groups.of(
                List.of(
                    tie('a', 'b', "x"),
                    tie('b', 'c', "x"),
                    tie('c', 'a', "x"),
                    tie('a', 'b', "y"))))
        .containsExactly(new Group(List.of(id('a'), id('b'), id('c')), List.of("x", "y")));
  }

  @Test
  void nobodyIsNoGroup() {
    assertThat(Groups.of(List.of())).isEmpty();
  }

  private static Ties.Tie tie(char one, char other, String kind) {
    return new Ties.Tie(id(one), id(other), List.of(kind));
  }

  private static JourneyId id(char letter) {
    return new JourneyId("j-" + String.valueOf(letter).repeat(26));
  }
}
