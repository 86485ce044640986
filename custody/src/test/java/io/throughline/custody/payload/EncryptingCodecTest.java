package io.throughline.custody.payload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;
import io.temporal.api.common.v1.Payload;
import io.temporal.api.failure.v1.Failure;
import io.temporal.common.converter.DataConverter;
import io.temporal.failure.ApplicationFailure;
import io.temporal.payload.context.ActivitySerializationContext;
import io.temporal.payload.context.SerializationContext;
import io.temporal.payload.context.WorkflowSerializationContext;
import io.throughline.contracts.failure.FailureCode;
import io.throughline.contracts.identity.JourneyId;
import io.throughline.contracts.identity.SubjectId;
import io.throughline.contracts.identity.WorkflowIds;
import io.throughline.contracts.journey.engine.TaskQueues;
import io.throughline.custody.evidence.EvidenceException;
import io.throughline.custody.keys.FileKeyRing;
import io.throughline.custody.keys.KeyDestroyedException;
import io.throughline.custody.keys.KeyRing;
import io.throughline.custody.keys.MasterKey;
import io.throughline.custody.keys.transport.TransportKeys;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class EncryptingCodecTest {
  private static final SubjectId ADA = new SubjectId("s-" + "a".repeat(26));
  private static final JourneyId JOURNEY = new JourneyId("j-" + "a".repeat(26));
  private static final String WORKFLOW = WorkflowIds.of("hiring", ADA, JOURNEY);
  private static final SerializationContext OF_ADA =
      new WorkflowSerializationContext("default", WORKFLOW);
  private static final SerializationContext OF_NOBODY =
      new WorkflowSerializationContext("default", "sweep");

  @TempDir Path folder;
  private KeyRing ring;
  private TransportKeys transport;
  private DataConverter deployment;
  private DataConverter worker;

  @BeforeEach
  void openKeys() {
    ring = new FileKeyRing(folder, MasterKey.in(folder));
    transport = new TransportKeys(folder.resolve("transport"));
    deployment = PayloadConverters.ofDeployment(ring, transport);
    worker = PayloadConverters.ofInferenceWorker(transport);
  }

  record Note(String text, Instant at, Duration length, Optional<String> more) {}

  private static final Note NOTE =
      new Note(
          "marker", Instant.parse("2026-05-04T08:00:00Z"), Duration.ofDays(5), Optional.of("x"));

  @Test
  void thePlaceChoosesTheKey() {
    assertThat(keyId(sealed(OF_ADA))).isEqualTo("subject:" + ADA);
    assertThat(keyId(sealed(OF_NOBODY))).isEqualTo("engine");
    assertThat(keyId(deployment.toPayload(NOTE).orElseThrow())).isEqualTo("engine");
    assertThat(keyId(sealed(activity(TaskQueues.INFERENCE)))).isEqualTo("transport");
    assertThat(keyId(sealed(activity(TaskQueues.JOURNEYS)))).isEqualTo("subject:" + ADA);
  }

  @Test
  void whatIsSealedAnywhereIsOpenedByTheDeploymentWithoutKnowingThePlace() {
    for (SerializationContext place :
        new SerializationContext[] {OF_ADA, OF_NOBODY, activity(TaskQueues.INFERENCE)}) {
      assertThat(open(deployment, sealed(place))).isEqualTo(NOTE);
    }
  }

  @Test
  void theWorkerOpensItsOwnAndNothingElse() {
    SerializationContext inference = activity(TaskQueues.INFERENCE);
    assertThat(open(worker, sealed(inference))).isEqualTo(NOTE);
    Payload answered = worker.withContext(inference).toPayload(NOTE).orElseThrow();
    assertThat(open(deployment, answered)).isEqualTo(NOTE);
    for (Payload foreign : new Payload[] {sealed(OF_ADA), sealed(OF_NOBODY)}) {
      assertThatThrownBy(() -> open(worker, foreign))
          .isInstanceOf(PayloadRefusedException.class)
          .hasMessage("this worker holds the transport key only");
    }
    assertThatThrownBy(() -> worker.withContext(OF_ADA).toPayload(NOTE))
        .isInstanceOf(PayloadRefusedException.class);
  }

  @Test
  void nothingUnencryptedOrAlteredIsRead() {
    Payload good = sealed(OF_ADA);
    byte[] bytes = good.getData().toByteArray();
    bytes[bytes.length - 1] ^= 1;
    Payload plain =
        Payload.newBuilder()
            .putMetadata("encoding", ByteString.copyFromUtf8("json/plain"))
            .setData(ByteString.copyFromUtf8("{\"text\":\"marker\"}"))
            .build();
    for (Payload bad :
        new Payload[] {
          plain,
          Payload.getDefaultInstance(),
          good.toBuilder().setData(ByteString.copyFrom(bytes)).build(),
          good.toBuilder().putMetadata("key-id", ByteString.copyFromUtf8("engine")).build(),
          good.toBuilder().putMetadata("key-id", ByteString.copyFromUtf8("subject:x")).build(),
          good.toBuilder()
              .putMetadata("key-id", ByteString.copyFromUtf8("subject:s-" + "b".repeat(26)))
              .build(),
          good.toBuilder().putMetadata("encoding-version", ByteString.copyFromUtf8("2")).build(),
          good.toBuilder().removeMetadata("key-id").build()
        }) {
      assertThatThrownBy(() -> open(deployment, bad))
          .isInstanceOf(PayloadRefusedException.class)
          .hasMessageNotContaining("marker");
    }
    assertThat(ring.existingKeysOf(new SubjectId("s-" + "b".repeat(26)))).isEmpty();
  }

  @Test
  void afterTheKeyIsDestroyedAPayloadFailsWithItsCode() {
    Payload before = sealed(OF_ADA);
    ring.destroy(ADA);
    assertThatThrownBy(() -> open(deployment, before)).isInstanceOf(KeyDestroyedException.class);
    assertThatThrownBy(() -> sealed(OF_ADA)).isInstanceOf(KeyDestroyedException.class);
  }

  @Test
  void aFailureTakesItsCodeAsTypeAndHidesItsText() {
    DataConverter place = deployment.withContext(OF_ADA);
    Failure failure = place.exceptionToFailure(EvidenceException.altered(null));
    assertThat(failure.getApplicationFailureInfo().getType()).isEqualTo("EVIDENCE_ALTERED");
    assertThat(failure.getApplicationFailureInfo().getNonRetryable()).isTrue();
    Failure bug = place.exceptionToFailure(new IllegalStateException("marker"));
    assertThat(bug.toString()).doesNotContain("marker").doesNotContain("EncryptingCodecTest.java");
    assertThat(keyId(bug.getEncodedAttributes())).isEqualTo("subject:" + ADA);
    assertThat(place.failureToException(bug)).hasMessageContaining("marker");
  }

  @Test
  void aFailureIsToldEvenWhenNoKeyIsLeftToHideItsText() {
    ring.destroy(ADA);
    Failure failure =
        deployment.withContext(OF_ADA).exceptionToFailure(new IllegalStateException("marker"));
    assertThat(failure.toString()).doesNotContain("marker");
    assertThat(deployment.withContext(OF_ADA).failureToException(failure))
        .isInstanceOfSatisfying(
            ApplicationFailure.class,
            e -> {
              assertThat(e.getType()).isEqualTo(FailureCode.KEY_DESTROYED.name());
              assertThat(e.isNonRetryable()).isTrue();
            });
  }

  private Payload sealed(SerializationContext place) {
    return deployment.withContext(place).toPayload(NOTE).orElseThrow();
  }

  private static Note open(DataConverter converter, Payload payload) {
    return converter.fromPayload(payload, Note.class, Note.class);
  }

  private static String keyId(Payload payload) {
    assertThat(payload.getMetadataOrThrow("encoding").toStringUtf8()).isEqualTo("binary/encrypted");
    assertThat(payload.getData().toStringUtf8()).doesNotContain("marker");
    return payload.getMetadataOrThrow("key-id").toStringUtf8();
  }

  private static SerializationContext activity(String taskQueue) {
    return new ActivitySerializationContext(
        "default", WORKFLOW, "HiringJourney", "Inspect", taskQueue, false);
  }
}
