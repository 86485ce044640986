package io.throughline.server.journeys.vault;

import io.throughline.contracts.evidence.Evidence;
import io.throughline.contracts.evidence.EvidenceRole;
import io.throughline.contracts.evidence.MediaKind;
import io.throughline.contracts.evidence.SubjectHint;
import io.throughline.contracts.failure.FailureCode;
import io.throughline.contracts.identity.SubjectId;
import io.throughline.contracts.identity.TenantId;
import io.throughline.custody.evidence.EvidenceVault;
import io.throughline.custody.evidence.Stored;
import io.throughline.custody.evidence.media.MediaSniffer;
import io.throughline.server.journeys.cohort.OnboardingOrder;
import io.throughline.server.journeys.registry.JourneyRegistry;
import io.throughline.server.problem.ApiProblem;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.http.HttpStatus;

/** Takes evidence in: tells its kind before a byte is stored, streams it, hands it to a journey. */
public final class EvidenceIntake {

  /** What a phone's picture takes, in bytes. */
  private static final long LIGHT = 6L << 20;

  private final EvidenceVault vault;
  private final EvidenceUses uses;
  private final Clock clock;
  private final Limits limits;

  /** What one upload may take. */
  public record Limits(long maxBytes, Duration deadline) {}

  /**
   * Whose evidence it is, and what it is for.
   *
   * @param hint where the subject is among other people, if that is known
   */
  public record Purpose(
      JourneyRegistry.Entry journey, EvidenceRole role, Optional<SubjectHint> hint) {

    /** A picture and a sentence of a cohort's member have to go through a slow line. */
    long most() {
      boolean light = journey.kind().equals(OnboardingOrder.KIND) && role != EvidenceRole.CAMERA;
      return light ? LIGHT : Long.MAX_VALUE;
    }

    SubjectId subject() {
      return journey.subject();
    }

    TenantId tenant() {
      return journey.opener().tenant();
    }
  }

  public EvidenceIntake(EvidenceVault vault, EvidenceUses uses, Clock clock, Limits limits) {
    this.vault = vault;
    this.uses = uses;
    this.clock = clock;
    this.limits = limits;
  }

  /**
   * Stores the bytes and hands the evidence over. What a journey refuses is deleted again; what may
   * have been taken (no answer came) is kept.
   *
   * @param announcedBytes as the caller says, -1 if it does not
   */
  public <T> T take(
      Purpose purpose, InputStream body, long announcedBytes, Function<Evidence, T> journey)
      throws IOException {
    long most = Math.min(limits.maxBytes(), purpose.most());
    if (announcedBytes > most) {
      throw ApiProblem.of(FailureCode.MEDIA_OVER_LIMIT);
    }
    BufferedInputStream source =
        new BufferedInputStream(
            new DeadlineStream(body, clock, limits.deadline()), MediaSniffer.HEAD_BYTES);
    MediaKind kind = kind(source, purpose.role());
    Stored stored = vault.put(purpose.subject(), source, most);
    Evidence evidence =
        new Evidence(
            stored.address(), kind, purpose.role(), stored.bytes(), purpose.hint().orElse(null));
    EvidenceUses.Use use = uses.begin(purpose, stored.address());
    try {
      return journey.apply(evidence);
    } catch (ApiProblem refused) {
      if (refused.status().is4xxClientError()) {
        uses.end(use);
      }
      throw refused;
    }
  }

  private static MediaKind kind(BufferedInputStream source, EvidenceRole role) throws IOException {
    source.mark(MediaSniffer.HEAD_BYTES);
    byte[] head = source.readNBytes(MediaSniffer.HEAD_BYTES);
    source.reset();
    if (head.length == 0) {
      throw ApiProblem.of(FailureCode.MEDIA_EMPTY);
    }
    MediaKind kind =
        MediaSniffer.sniff(head)
            .orElseThrow(() ->
                ApiProblem.of(
                    HttpStatus.UNSUPPORTED_MEDIA_TYPE,
                    "media.unsupported",
                    "The content is no picture, sound or video that is taken here."));
    if (!role.accepts(kind)) {
      throw ApiProblem.of(
          HttpStatus.UNSUPPORTED_MEDIA_TYPE,
          "media.kind-mismatch",
          "This kind of media cannot play that role.");
    }
    return kind;
  }
}
