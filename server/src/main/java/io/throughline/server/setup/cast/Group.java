package io.throughline.server.setup.cast;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * People of one vendor who start together.
 *
 * @param attested whether the vendor vouches for them
 */
public record Group(boolean attested, List<Member> members) {
  public Group {
    members = List.copyOf(members);
  }

  /**
   * Somebody on the roster.
   *
   * @param bank left out, an account of his or her own
   * @param address left out, nothing is said of it
   * @param steps in the order in which the journey asks for them: enrolment, training, seat
   */
  public record Member(
      String worker, @Nullable String bank, @Nullable String address, List<Scene.Step> steps) {
    public Member {
      steps = List.copyOf(steps);
    }
  }

  /** All that is handed in by anybody. */
  List<Scene.Step> everyStep() {
    return members.stream().flatMap(member -> member.steps().stream()).toList();
  }
}
