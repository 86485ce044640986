package io.throughline.server.journeys.engine;

import io.temporal.client.UpdateOptions;
import io.temporal.client.WorkflowStub;
import io.temporal.client.WorkflowUpdateStage;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Something that a journey is told under the caller's request id. The engine keeps the answer under
 * that id, also of a journey that has ended since: who never got the answer asks again and gets it.
 *
 * @param name the update's method
 * @param requestId the same in every try
 * @param argument what is told; another one under the same id is another update, for the journey to
 *     refuse
 */
public record JourneyUpdate<T>(String name, String requestId, Record argument, Class<T> answer) {

  /** Waits for the answer. */
  public T sendTo(WorkflowStub journey) {
    return journey
        .startUpdate(
            UpdateOptions.newBuilder(answer)
                .setUpdateName(name)
                .setUpdateId(name + "-" + digest())
                .setWaitForStage(WorkflowUpdateStage.COMPLETED)
                .build(),
            argument)
        .getResult();
  }

  /** Update ids are kept in plain text, and a request id is the caller's own words. */
  private String digest() {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256")
                  .digest((requestId + "\u001f" + argument).getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException everyJdkHasIt) {
      throw new IllegalStateException(everyJdkHasIt);
    }
  }
}
