package io.throughline.contracts.audit;

import java.util.List;

/** One receipt for each event, in order. */
public record AuditReceipts(List<AuditReceipt> receipts) {
  public AuditReceipts {
    receipts = List.copyOf(receipts);
  }
}
