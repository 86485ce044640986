package io.throughline.server.api.answer.desk.preboarding;

import io.swagger.v3.oas.annotations.media.Schema;
import io.throughline.contracts.journey.hiring.Findings;
import io.throughline.contracts.journey.status.Stage;
import io.throughline.server.journeys.cohort.Logistics;
import io.throughline.server.problem.ApiProblem;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What others found, as it comes in; what is missing or odd is refused here. */
final class RecordDocuments {
  private static final Set<String> COVERS =
      Set.of("identity", "address-history", "employment", "education", "sanctions");

  /** Without these nobody was checked. */
  private static final Set<String> LEAST = Set.of("identity", "address-history", "employment");

  private static final int LONGEST = 500;

  private RecordDocuments() {}

  @Schema(name = "BackgroundResult")
  record Background(
      @Schema(allowableValues = {"clear", "consider", "incomplete"}) @Nullable String result,
      @Schema(description = "identity, address-history, employment, education, sanctions")
          @Nullable List<@Nullable String> covers) {

    Findings findings(String requestId) {
      return new Findings("background-" + requestId, Stage.BACKGROUND, List.of(found(covered())));
    }

    private String found(Set<String> covered) {
      return switch (result) {
        case "clear" -> covered.containsAll(LEAST) ? "background.clear" : "background.incomplete";
        case "consider" -> "background.adverse";
        case "incomplete" -> "background.incomplete";
        case null, default ->
            throw ApiProblem.invalid("The result is clear, consider or incomplete.");
      };
    }

    private Set<String> covered() {
      List<@Nullable String> all = covers == null ? List.of() : covers;
      Set<String> covered = new TreeSet<>();
      for (String word : all) {
        if (word == null || !COVERS.contains(word) || !covered.add(word)) {
          throw ApiProblem.invalid(
              "A check covers identity, address-history, employment, education, sanctions: each"
                  + " once.");
        }
      }
      return covered;
    }
  }

  @Schema(name = "Logistics", description = "All of it, each time that a part of it changes.")
  record Where(@Nullable ShipTo shipTo, @Nullable Bank bank) {

    Logistics.Entered entered() {
      Boolean careOf = shipTo == null ? null : shipTo.careOf();
      Boolean prepaid = bank == null ? null : bank.prepaid();
      if (shipTo == null || bank == null || careOf == null || prepaid == null) {
        throw ApiProblem.invalid(
            "Ship-to with address and careOf, and bank with account and prepaid, are needed.");
      }
      return new Logistics.Entered(
          line(shipTo.address(), "The address"),
          careOf,
          line(bank.account(), "The account"),
          prepaid);
    }

    private static String line(@Nullable String text, String what) {
      if (text == null
          || text.length() > LONGEST
          || text.codePoints().noneMatch(Character::isLetterOrDigit)) {
        throw ApiProblem.invalid(what + " is 1 to 500 characters with letters or digits.");
      }
      return text;
    }
  }

  @Schema(name = "ShipTo")
  record ShipTo(
      @Schema(description = "kept as a keyed digest only") @Nullable String address,
      @Schema(description = "whether somebody else receives it") @Nullable Boolean careOf) {
    @Override
    public String toString() {
      return "ShipTo[withheld]";
    }
  }

  @Schema(name = "BankAccount")
  record Bank(
      @Schema(description = "IBAN or account; kept as a keyed digest only")
          @Nullable String account,
      @Schema(description = "whether it is a prepaid card's") @Nullable Boolean prepaid) {
    @Override
    public String toString() {
      return "Bank[withheld]";
    }
  }

  @Schema(name = "CallBack", description = "A call at a number that was known before.")
  record Call(
      @Schema(allowableValues = {"confirmed", "refused", "unreachable"}) @Nullable String outcome) {

    Findings findings(String requestId) {
      return Arrays.stream(Findings.CallBack.values())
          .filter(it -> it.word().equals("call-back." + outcome))
          .map(it -> new Findings("call-" + requestId, Stage.LOGISTICS, List.of(it.word())))
          .findFirst()
          .orElseThrow(() -> ApiProblem.invalid("A call is confirmed, refused or unreachable."));
    }
  }
}
