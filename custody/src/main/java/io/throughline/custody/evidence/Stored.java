package io.throughline.custody.evidence;

import io.throughline.contracts.evidence.EvidenceAddress;
import io.throughline.contracts.evidence.MediaKind;
import java.util.Optional;

/**
 * What was put into the vault.
 *
 * @param bytes length of the plaintext
 * @param kind by the first bytes; empty for what is no media that is accepted
 */
public record Stored(EvidenceAddress address, long bytes, Optional<MediaKind> kind) {}
