package io.throughline.inference.continuity.swap;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.inference.continuity.Vectors;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class DivisionTest {
  private static final int LENGTH = 64;
  private static final double TWO_PEOPLE = 0.5;
  private final Random random = new Random(7);

  @Test
  void onePersonIsNotDivided() {
    float[] person = direction();
    Division division = best(seen(person, 40));
    assertThat(division.separation()).isLessThan(0.15);
  }

  @Test
  void whoComesAndStaysIsFoundWhereTheChangeIs() {
    List<float[]> faces = seen(direction(), 30);
    faces.addAll(seen(direction(), 10));

    Division division = best(faces);

    assertThat(division.separation()).isGreaterThan(TWO_PEOPLE);
    assertThat(division.changes()).containsExactly(30);
    assertThat(division.lesser(29)).isFalse();
    assertThat(division.lesser(30)).isTrue();
    assertThat(division.leaning(faces.get(35))).isGreaterThan(0.5);
    assertThat(division.leaning(faces.get(5))).isLessThan(-0.5);
  }

  @Test
  void twoPeopleWhoAlternateAreFoundWithAllOfTheirChanges() {
    float[] one = direction();
    float[] other = direction();
    List<float[]> faces = seen(one, 8);
    faces.addAll(seen(other, 6));
    faces.addAll(seen(one, 9));
    faces.addAll(seen(other, 5));

    Division division = best(faces);

    assertThat(division.separation()).isGreaterThan(TWO_PEOPLE);
    assertThat(division.changes()).containsExactly(8, 14, 23);
  }

  @Test
  void facesThatShowNothingAreNotASecondPerson() {
    List<float[]> faces = seen(direction(), 30);
    for (int i = 0; i < 6; i++) {
      faces.add(direction());
    }
    assertThat(best(faces).separation()).isLessThan(TWO_PEOPLE / 2);
  }

  @Test
  void onePersonFromTwoSidesAgreesAcross() {
    float[] person = direction();
    float[] side = mixed(person, direction(), 0.9);
    List<float[]> faces = seen(person, 20);
    faces.addAll(seen(side, 20));
    assertThat(best(faces).separation()).isBetween(0.05, 0.4);
  }

  @Test
  void aGlanceOfTwoFacesIsOutvotedByItsNeighbours() {
    List<float[]> faces = seen(direction(), 30);
    faces.addAll(15, seen(direction(), 2));
    assertThat(best(faces).separation()).isLessThan(TWO_PEOPLE / 2);
  }

  @Test
  void whatIsTooShortForTwoIsNotDivided() {
    assertThat(Division.best(sequence(seen(direction(), 7)))).isEmpty();
    assertThat(Division.best(sequence(List.of()))).isEmpty();
    assertThat(Division.best(sequence(Collections.nCopies(8, direction()))))
        .hasValueSatisfying(division -> assertThat(division.separation()).isLessThan(1e-6));
  }

  @Test
  void whatIsNoVectorNeverLooksLikeTwoPeople() {
    float[] broken = direction();
    broken[0] = Float.NaN;
    List<float[]> faces = seen(direction(), 20);
    faces.addAll(Collections.nCopies(10, broken));
    Division division = best(faces);
    assertThat(division.separation() > TWO_PEOPLE).isFalse();
  }

  private static Division best(List<float[]> faces) {
    return Division.best(sequence(faces)).orElseThrow();
  }

  private static Division.Sequence sequence(List<float[]> faces) {
    return new Division.Sequence(faces, Collections.nCopies(faces.size(), 0.7), 4, 2);
  }

  /** Views of a person: cosines of some 0.8 among them. */
  private List<float[]> seen(float[] person, int count) {
    List<float[]> faces = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      faces.add(mixed(person, direction(), 0.5));
    }
    return faces;
  }

  private static float[] mixed(float[] person, float[] other, double weight) {
    float[] sum = person.clone();
    Vectors.add(sum, other, weight);
    return Vectors.normalised(sum);
  }

  private float[] direction() {
    float[] vector = new float[LENGTH];
    for (int i = 0; i < LENGTH; i++) {
      vector[i] = (float) random.nextGaussian();
    }
    return Vectors.normalised(vector);
  }
}
