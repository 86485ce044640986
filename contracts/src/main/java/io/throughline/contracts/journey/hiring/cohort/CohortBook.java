package io.throughline.contracts.journey.hiring.cohort;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.throughline.contracts.identity.InteractionId;
import io.throughline.contracts.identity.JourneyId;
import io.throughline.contracts.journey.status.JourneyState;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Who belongs to a cohort, and how they stand to each other; pseudonyms only.
 *
 * @param limited whether the vendor's word did not come in time, and has not come since
 */
public record CohortBook(
    boolean attested, boolean limited, List<Row> members, List<Cluster> clusters) {
  public CohortBook {
    members = List.copyOf(members);
    clusters = List.copyOf(clusters);
  }

  /**
   * One member.
   *
   * @param ended how the journey ended; null while it goes on
   */
  public record Row(JourneyId journey, @Nullable JourneyState ended) {}

  /**
   * Members, of this cohort and of others, who may be one person.
   *
   * @param interaction names its case in the queue, such as {@code cluster-1}
   * @param ties what they share, such as {@code bank} or {@code face}
   */
  public record Cluster(
      InteractionId interaction, List<JourneyId> members, List<String> ties, Verdict verdict) {
    public Cluster {
      members = List.copyOf(members);
      ties = List.copyOf(ties);
    }
  }

  /** What a human says of a cluster. */
  public enum Verdict {
    /** Nobody has said anything yet, or could not tell. */
    @JsonProperty("open")
    OPEN,
    @JsonProperty("different-people")
    DIFFERENT_PEOPLE,
    @JsonProperty("same-person")
    SAME_PERSON;

    /** The word in JSON and reasons. */
    public String word() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }
}
