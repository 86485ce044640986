package io.throughline.server.journeys.registry;

import io.throughline.contracts.continuity.watch.WatchPlan;
import io.throughline.contracts.journey.Contacts;
import io.throughline.contracts.journey.Timers;
import io.throughline.contracts.journey.hiring.HiringRequest;
import io.throughline.contracts.journey.hiring.Preboarding;
import io.throughline.contracts.remediation.action.DirectoryAccount;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * What somebody orders when a hiring journey is started.
 *
 * @param interviews 1 to 10
 * @param account of the person in the directory; absent if none is known
 * @param dayOne how the person comes to work; absent: by a video call
 * @param watch that follows by itself once the person is cleared; absent: none
 * @param preboarding what is looked at between identity and day one; absent: nothing
 */
public record HiringOrder(
    int interviews,
    Contacts contacts,
    Timers timers,
    @Nullable DirectoryAccount account,
    HiringRequest.@Nullable DayOne dayOne,
    @Nullable WatchPlan watch,
    @Nullable Preboarding preboarding)
    implements Order {

  /** The kind of journey, in ids and documents. */
  public static final String KIND = "hiring";

  public HiringOrder {
    if (interviews < 1 || interviews > 10) {
      throw new IllegalArgumentException("a hiring journey has 1 to 10 interviews");
    }
  }

  /** Greeted in a video call on day one, and not watched over. */
  public HiringOrder(
      int interviews, Contacts contacts, Timers timers, @Nullable DirectoryAccount account) {
    this(interviews, contacts, timers, account, null, null, null);
  }

  /** What the journey begins with. */
  public HiringRequest request(JourneyRegistry.Entry entry) {
    return new HiringRequest(
        entry.journey(),
        entry.subject(),
        interviews,
        contacts,
        timers,
        account,
        dayOne,
        watch,
        preboarding);
  }

  @Override
  public String kind() {
    return KIND;
  }

  /** The same for equal orders only; the unit separator occurs in none of the parts. */
  @Override
  public byte[] canonical() {
    String order =
        String.join(
            "\u001f",
            KIND,
            Integer.toString(interviews),
            contacts.candidate(),
            contacts.team(),
            contacts.salutation(),
            timers.toString());
    // Orders of before accounts keep their text.
    String whole = account == null ? order : order + "\u001f" + account.userName();
    String begun = dayOne == null ? whole : whole + "\u001f" + dayOne;
    String followed = watch == null ? begun : begun + "\u001f" + watch;
    return (preboarding == null ? followed : followed + "\u001f" + preboarding)
        .getBytes(StandardCharsets.UTF_8);
  }
}
