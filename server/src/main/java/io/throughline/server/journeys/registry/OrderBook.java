package io.throughline.server.journeys.registry;

import com.google.crypto.tink.mac.ChunkedMac;
import com.google.crypto.tink.mac.ChunkedMacComputation;
import com.google.crypto.tink.mac.ChunkedMacVerification;
import io.throughline.contracts.identity.JourneyId;
import io.throughline.contracts.identity.SubjectId;
import io.throughline.contracts.identity.TenantId;
import io.throughline.contracts.identity.WorkflowIds;
import io.throughline.custody.keys.KeyRing;
import io.throughline.server.problem.ApiProblem;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.HexFormat;
import java.util.Optional;
import org.springframework.http.HttpStatus;

/** Makes the same order under the same key one journey. */
public final class OrderBook {

  private final JourneyRegistry registry;
  private final KeyRing keys;
  private final Clock clock;
  private final Pseudonyms pseudonyms = new Pseudonyms();

  public OrderBook(JourneyRegistry registry, KeyRing keys, Clock clock) {
    this.registry = registry;
    this.keys = keys;
    this.clock = clock;
  }

  /**
   * An order's place in the registry.
   *
   * @param created whether it was entered now
   */
  public record Place(JourneyRegistry.Entry entry, boolean created) {}

  /** Fails with {@code request.key-reused} if another order of the tenant came under this key. */
  public Place enter(JourneyRegistry.Opener opener, Order order, String idempotencyKey) {
    String requestKey = digest(idempotencyKey);
    Optional<JourneyRegistry.Entry> before = registry.byRequest(opener.tenant(), requestKey);
    if (before.isEmpty()) {
      JourneyRegistry.Entry fresh = fresh(opener, order);
      if (registry.register(fresh, requestKey)) {
        return new Place(fresh, true);
      }
      before = registry.byRequest(opener.tenant(), requestKey);
    }
    JourneyRegistry.Entry entry = before.orElseThrow();
    requireSame(order, entry);
    return new Place(entry, false);
  }

  /** Whether something was entered under this key before. */
  public boolean knows(JourneyRegistry.Opener opener, String idempotencyKey) {
    return entered(opener.tenant(), idempotencyKey).isPresent();
  }

  /** What was entered under this key. */
  public Optional<JourneyRegistry.Entry> entered(TenantId tenant, String idempotencyKey) {
    return registry.byRequest(tenant, digest(idempotencyKey));
  }

  /** What was entered under this key; fails as {@link #enter} if that was another order. */
  public Optional<JourneyRegistry.Entry> before(
      JourneyRegistry.Opener opener, Order order, String idempotencyKey) {
    Optional<JourneyRegistry.Entry> before = entered(opener.tenant(), idempotencyKey);
    before.ifPresent(entry -> requireSame(order, entry));
    return before;
  }

  private JourneyRegistry.Entry fresh(JourneyRegistry.Opener opener, Order order) {
    JourneyId journey = pseudonyms.journey();
    SubjectId subject = order.person().orElseGet(pseudonyms::subject);
    return new JourneyRegistry.Entry(
        opener,
        journey,
        subject,
        order.kind(),
        WorkflowIds.of(order.kind(), subject, journey),
        mac(subject, order),
        clock.instant());
  }

  private void requireSame(Order order, JourneyRegistry.Entry entry) {
    try {
      ChunkedMacVerification verification =
          macKey(entry.subject()).createVerification(HexFormat.of().parseHex(entry.requestMac()));
      verification.update(marked(order));
      verification.verifyMac();
    } catch (GeneralSecurityException another) {
      throw ApiProblem.of(
          HttpStatus.CONFLICT,
          "request.key-reused",
          "Another request was sent under this idempotency key.");
    }
  }

  private String mac(SubjectId subject, Order order) {
    try {
      ChunkedMacComputation computation = macKey(subject).createComputation();
      computation.update(marked(order));
      return HexFormat.of().formatHex(computation.computeMac());
    } catch (GeneralSecurityException brokenKey) {
      throw new IllegalStateException("the subject's key makes no MAC", brokenKey);
    }
  }

  private ChunkedMac macKey(SubjectId subject) {
    return keys.keysOf(subject).names();
  }

  /** The prefix keeps these MACs apart from those of template names, which share the key. */
  private static ByteBuffer marked(Order order) {
    byte[] prefix = "order\u001f".getBytes(StandardCharsets.UTF_8);
    byte[] canonical = order.canonical();
    return ByteBuffer.allocate(prefix.length + canonical.length).put(prefix).put(canonical).flip();
  }

  private static String digest(String idempotencyKey) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256")
                  .digest(idempotencyKey.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException everyJdkHasIt) {
      throw new IllegalStateException(everyJdkHasIt);
    }
  }
}
