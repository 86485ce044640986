package io.throughline.custody.payload;

import static org.assertj.core.api.Assertions.assertThat;

import io.throughline.contracts.journey.Timers;
import io.throughline.contracts.journey.answer.ConsentAnswer;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** Histories are read by older and newer code alike. */
class PayloadJsonTest {
  @Test
  void aFieldThatWasAddedLaterDoesNotStopAnOlderReader() throws IOException {
    String newer = "{\"requestId\":\"r\",\"face\":true,\"voice\":true,\"addedLater\":1}";

    assertThat(PayloadConverters.json().readValue(newer, ConsentAnswer.class).full()).isTrue();
  }

  @Test
  void durationsAreReadableInAHistory() throws IOException {
    String text = PayloadConverters.json().writeValueAsString(Timers.standard());

    assertThat(text).contains("\"review\":\"PT48H\"");
    assertThat(PayloadConverters.json().readValue(text, Timers.class)).isEqualTo(Timers.standard());
  }
}
