package io.throughline.custody.evidence.grant;

import io.throughline.contracts.evidence.EvidenceAddress;
import io.throughline.contracts.identity.SubjectId;
import java.time.Instant;

/** What a grant says, once it has been found to be ours. */
public record Claim(SubjectId subject, EvidenceAddress address, Mode mode, Instant expires) {}
