package io.throughline.contracts.journey.answer;

/**
 * The journey has noted an event.
 *
 * @param late whether a newer fact was known already; then the event has changed nothing
 */
public record EventReceipt(String id, boolean late) {}
