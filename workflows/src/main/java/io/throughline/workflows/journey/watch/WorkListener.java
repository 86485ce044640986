package io.throughline.workflows.journey.watch;

import io.throughline.contracts.journey.answer.EventReceipt;
import io.throughline.contracts.journey.answer.ExternalEvent;

/** Takes what is told of work: it comes all the time, and is weighed, not noted one by one. */
public interface WorkListener {
  /** Whether this very event was taken before. */
  boolean repeats(ExternalEvent event);

  /** Takes it; the same event again changes nothing. */
  EventReceipt take(ExternalEvent event);
}
