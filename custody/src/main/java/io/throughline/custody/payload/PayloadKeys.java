package io.throughline.custody.payload;

import com.google.crypto.tink.Aead;
import io.temporal.payload.context.ActivitySerializationContext;
import io.temporal.payload.context.HasWorkflowSerializationContext;
import io.temporal.payload.context.SerializationContext;
import io.throughline.contracts.identity.SubjectId;
import io.throughline.contracts.identity.WorkflowIds;
import io.throughline.contracts.journey.engine.TaskQueues;
import io.throughline.custody.keys.KeyRing;
import io.throughline.custody.keys.SubjectKeys;
import io.throughline.custody.keys.transport.TransportKeys;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Which key protects which payload; a process finds only the keys that it holds. */
sealed interface PayloadKeys {
  String TRANSPORT = "transport";
  String ENGINE = "engine";
  String SUBJECT_PREFIX = "subject:";

  /** For writing: makes a subject's keys at first use. */
  Aead sealing(String keyId);

  /** For reading: never makes keys. */
  Aead opening(String keyId);

  /** The id of the key for what is written in this place. */
  static String idFor(@Nullable SerializationContext context) {
    if (context instanceof ActivitySerializationContext activity
        && TaskQueues.INFERENCE.equals(activity.getActivityTaskQueue())) {
      return TRANSPORT;
    }
    if (context instanceof HasWorkflowSerializationContext workflow
        && workflow.getWorkflowId() != null) {
      return WorkflowIds.subjectOf(workflow.getWorkflowId())
          .map(subject -> SUBJECT_PREFIX + subject)
          .orElse(ENGINE);
    }
    return ENGINE;
  }

  /** The processes that host journeys: all keys. */
  record OfDeployment(KeyRing ring, TransportKeys transport) implements PayloadKeys {
    @Override
    public Aead sealing(String keyId) {
      return shared(keyId).orElseGet(() -> ring.keysOf(subject(keyId)).payloads());
    }

    @Override
    public Aead opening(String keyId) {
      return shared(keyId)
          .orElseGet(() ->
              ring.existingKeysOf(subject(keyId))
                  .map(SubjectKeys::payloads)
                  .orElseThrow(
                      () -> new PayloadRefusedException("no key of this subject is known")));
    }

    private Optional<Aead> shared(String keyId) {
      return switch (keyId) {
        case TRANSPORT -> Optional.of(transport.aead());
        case ENGINE -> Optional.of(ring.engine());
        default -> Optional.empty();
      };
    }

    private static SubjectId subject(String keyId) {
      try {
        if (keyId.startsWith(SUBJECT_PREFIX)) {
          return new SubjectId(keyId.substring(SUBJECT_PREFIX.length()));
        }
      } catch (IllegalArgumentException notASubject) {
        // Refused below, without repeating what was sent.
      }
      throw new PayloadRefusedException("a payload names no key of ours");
    }
  }

  /** The worker that opens hostile files: one key. */
  record OfInferenceWorker(TransportKeys transport) implements PayloadKeys {
    @Override
    public Aead sealing(String keyId) {
      return opening(keyId);
    }

    @Override
    public Aead opening(String keyId) {
      if (keyId.equals(TRANSPORT)) {
        return transport.aead();
      }
      throw new PayloadRefusedException("this worker holds the transport key only");
    }
  }
}
