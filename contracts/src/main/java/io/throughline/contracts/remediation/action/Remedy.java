package io.throughline.contracts.remediation.action;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;
import java.util.Optional;

/** One thing that can be done to the world, or taken back; its word is its type tag. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "remedy")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Remedy.Notify.class, name = "notify"),
  @JsonSubTypes.Type(value = Remedy.TellRestored.class, name = "tell-restored"),
  @JsonSubTypes.Type(value = Remedy.Alert.class, name = "alert"),
  @JsonSubTypes.Type(value = Remedy.WithdrawAlert.class, name = "withdraw-alert"),
  @JsonSubTypes.Type(value = Remedy.HoldStage.class, name = "hold-stage"),
  @JsonSubTypes.Type(value = Remedy.ReleaseStage.class, name = "release-stage"),
  @JsonSubTypes.Type(value = Remedy.HoldOffer.class, name = "hold-offer"),
  @JsonSubTypes.Type(value = Remedy.ReleaseOffer.class, name = "release-offer"),
  @JsonSubTypes.Type(value = Remedy.HoldShipment.class, name = "hold-shipment"),
  @JsonSubTypes.Type(value = Remedy.ReleaseShipment.class, name = "release-shipment"),
  @JsonSubTypes.Type(value = Remedy.HoldPayroll.class, name = "hold-payroll"),
  @JsonSubTypes.Type(value = Remedy.ReleasePayroll.class, name = "release-payroll"),
  @JsonSubTypes.Type(value = Remedy.Limit.class, name = "limit"),
  @JsonSubTypes.Type(value = Remedy.LiftLimit.class, name = "lift-limit"),
  @JsonSubTypes.Type(value = Remedy.Suspend.class, name = "suspend"),
  @JsonSubTypes.Type(value = Remedy.Reinstate.class, name = "reinstate"),
  @JsonSubTypes.Type(value = Remedy.RevokeSessions.class, name = "revoke-sessions"),
  @JsonSubTypes.Type(value = Remedy.ResetFactor.class, name = "reset-factor"),
  @JsonSubTypes.Type(value = Remedy.TemporaryPass.class, name = "temporary-pass"),
  @JsonSubTypes.Type(value = Remedy.WithdrawPass.class, name = "withdraw-pass"),
  @JsonSubTypes.Type(value = Remedy.FreezeFactors.class, name = "freeze-factors"),
  @JsonSubTypes.Type(value = Remedy.ThawFactors.class, name = "thaw-factors"),
  @JsonSubTypes.Type(value = Remedy.OpenTicket.class, name = "ticket"),
  @JsonSubTypes.Type(value = Remedy.CloseTicket.class, name = "close-ticket")
})
public sealed interface Remedy {
  /** The person is told that something is on hold, and whom to ask. */
  record Notify() implements Remedy {}

  /** The person is told that nothing is on hold any more. */
  record TellRestored() implements Remedy {}

  /** The team is told to act. */
  record Alert() implements Remedy {}

  /** The team need not act any more. */
  record WithdrawAlert() implements Remedy {}

  /** The journey itself stands still. */
  record HoldStage() implements Remedy {}

  /** The journey goes on. */
  record ReleaseStage() implements Remedy {}

  /** No offer goes out. */
  record HoldOffer() implements Remedy {}

  /** Offers may go out again. */
  record ReleaseOffer() implements Remedy {}

  /** No device goes out. */
  record HoldShipment() implements Remedy {}

  /** Devices may go out again. */
  record ReleaseShipment() implements Remedy {}

  /** Nothing is paid out. */
  record HoldPayroll() implements Remedy {}

  /** Payments may go out again. */
  record ReleasePayroll() implements Remedy {}

  /** The account stays usable with the least rights. */
  record Limit() implements Remedy {}

  /** The account has the rights that it had before. */
  record LiftLimit() implements Remedy {}

  /** The account cannot be used. */
  record Suspend() implements Remedy {}

  /** The account can be used again, if it could before. */
  record Reinstate() implements Remedy {}

  /** Whoever is signed in has to sign in again. */
  record RevokeSessions() implements Remedy {}

  /** The second factor is gone for good: a new one has to be enrolled. */
  record ResetFactor() implements Remedy {}

  /** Lets somebody in for a while; what is done meanwhile stays done. */
  record TemporaryPass() implements Remedy {}

  /** The pass lets nobody in any more. */
  record WithdrawPass() implements Remedy {}

  /** No factor of the account can be added, moved or removed. */
  record FreezeFactors() implements Remedy {}

  /** Factors can be changed again. */
  record ThawFactors() implements Remedy {}

  /** Somebody has to look at it, by a ticket. */
  record OpenTicket() implements Remedy {}

  /** The ticket is void. */
  record CloseTicket() implements Remedy {}

  /** What policy and settings can name; inverses are only ever derived. */
  static List<Remedy> nameable() {
    return List.of(
        new Notify(),
        new Alert(),
        new HoldStage(),
        new HoldOffer(),
        new HoldShipment(),
        new HoldPayroll(),
        new Limit(),
        new Suspend(),
        new RevokeSessions(),
        new ResetFactor(),
        new TemporaryPass(),
        new FreezeFactors(),
        new OpenTicket());
  }

  /** The remedy of that word; empty for any other word, an inverse's included. */
  static Optional<Remedy> named(String word) {
    return nameable().stream().filter(remedy -> remedy.word().equals(word)).findFirst();
  }

  /** What takes it back or makes it good; empty for what nothing does, and for an inverse. */
  default Optional<Remedy> inverse() {
    return switch (this) {
      case Notify _, RevokeSessions _ -> Optional.of(new TellRestored());
      case Alert _ -> Optional.of(new WithdrawAlert());
      case HoldStage _ -> Optional.of(new ReleaseStage());
      case HoldOffer _ -> Optional.of(new ReleaseOffer());
      case HoldShipment _ -> Optional.of(new ReleaseShipment());
      case HoldPayroll _ -> Optional.of(new ReleasePayroll());
      case Limit _ -> Optional.of(new LiftLimit());
      case Suspend _ -> Optional.of(new Reinstate());
      case TemporaryPass _ -> Optional.of(new WithdrawPass());
      case FreezeFactors _ -> Optional.of(new ThawFactors());
      case OpenTicket _ -> Optional.of(new CloseTicket());
      case ResetFactor _ -> Optional.empty();
      case TellRestored _,
          WithdrawAlert _,
          ReleaseStage _,
          ReleaseOffer _,
          ReleaseShipment _,
          ReleasePayroll _,
          LiftLimit _,
          Reinstate _,
          WithdrawPass _,
          ThawFactors _,
          CloseTicket _ ->
          Optional.empty();
    };
  }

  /** How much of it can be taken back. */
  default Reversibility reversibility() {
    return switch (this) {
      case HoldStage _,
          HoldOffer _,
          HoldShipment _,
          HoldPayroll _,
          Limit _,
          Suspend _,
          FreezeFactors _ ->
          Reversibility.REVERSIBLE;
      case Notify _, Alert _, RevokeSessions _, OpenTicket _ -> Reversibility.COMPENSABLE;
      case ResetFactor _, TemporaryPass _ -> Reversibility.IRREVERSIBLE;
      case TellRestored _,
          WithdrawAlert _,
          ReleaseStage _,
          ReleaseOffer _,
          ReleaseShipment _,
          ReleasePayroll _,
          LiftLimit _,
          Reinstate _,
          WithdrawPass _,
          ThawFactors _,
          CloseTicket _ ->
          Reversibility.COMPENSABLE;
    };
  }

  /** The word in type tags, policy data, settings and the ledger. */
  default String word() {
    return switch (this) {
      case Notify _ -> "notify";
      case TellRestored _ -> "tell-restored";
      case Alert _ -> "alert";
      case WithdrawAlert _ -> "withdraw-alert";
      case HoldStage _ -> "hold-stage";
      case ReleaseStage _ -> "release-stage";
      case HoldOffer _ -> "hold-offer";
      case ReleaseOffer _ -> "release-offer";
      case HoldShipment _ -> "hold-shipment";
      case ReleaseShipment _ -> "release-shipment";
      case HoldPayroll _ -> "hold-payroll";
      case ReleasePayroll _ -> "release-payroll";
      case Limit _ -> "limit";
      case LiftLimit _ -> "lift-limit";
      case Suspend _ -> "suspend";
      case Reinstate _ -> "reinstate";
      case RevokeSessions _ -> "revoke-sessions";
      case ResetFactor _ -> "reset-factor";
      case TemporaryPass _ -> "temporary-pass";
      case WithdrawPass _ -> "withdraw-pass";
      case FreezeFactors _ -> "freeze-factors";
      case ThawFactors _ -> "thaw-factors";
      case OpenTicket _ -> "ticket";
      case CloseTicket _ -> "close-ticket";
    };
  }
}
