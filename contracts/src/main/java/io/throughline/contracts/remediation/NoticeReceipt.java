package io.throughline.contracts.remediation;

/**
 * The message left this house.
 *
 * @param messageId the RFC 5322 Message-ID, the same for each try of one notice
 * @param repeated whether it had been sent before and nothing was done now
 */
public record NoticeReceipt(String messageId, boolean repeated) {}
