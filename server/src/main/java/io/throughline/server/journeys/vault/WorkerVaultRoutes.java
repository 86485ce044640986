package io.throughline.server.journeys.vault;

import io.swagger.v3.oas.annotations.Hidden;
import io.throughline.contracts.failure.FailureCode;
import io.throughline.custody.evidence.EvidenceVault;
import io.throughline.custody.evidence.grant.Claim;
import io.throughline.custody.evidence.grant.GrantAuthority;
import io.throughline.custody.evidence.grant.Mode;
import io.throughline.custody.failure.CustodyException;
import io.throughline.server.problem.ApiProblem;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RestController;

/** The vault as the inference worker reaches it: one grant opens one address. */
@Hidden
@RestController
public final class WorkerVaultRoutes {

  static final int MOST_TEMPLATE_BYTES = 64 * 1024;
  private static final int CHUNK_BYTES = 64 * 1024;

  private final EvidenceVault vault;
  private final GrantAuthority grants;

  public WorkerVaultRoutes(EvidenceVault vault, GrantAuthority grants) {
    this.vault = vault;
    this.grants = grants;
  }

  /** The plaintext; the first chunk is opened before the answer begins, so that 422 can be said. */
  @GetMapping("/internal/vault/{token}")
  void read(@PathVariable String token, HttpServletResponse response) throws IOException {
    Claim claim = grants.open(token, Mode.READ);
    long length = vault.length(claim.subject(), claim.address());
    try (InputStream plaintext = vault.open(claim.subject(), claim.address())) {
      byte[] chunk = plaintext.readNBytes(CHUNK_BYTES);
      response.setStatus(HttpStatus.OK.value());
      response.setContentType(MediaType.APPLICATION_OCTET_STREAM_VALUE);
      response.setContentLengthLong(length);
      response.getOutputStream().write(chunk);
      stream(plaintext, response);
    }
  }

  /**
   * What is found altered now is said by cutting the connection before the announced length: an
   * error document would be read as evidence.
   */
  private static void stream(InputStream plaintext, HttpServletResponse response)
      throws IOException {
    try {
      plaintext.transferTo(response.getOutputStream());
    } catch (CustodyException altered) {
      throw new IOException("evidence cut short: " + altered.code().reason(), altered);
    }
  }

  /** Answers with the template's address, which the opaque grant does not tell. */
  @PutMapping("/internal/vault/{token}")
  ResponseEntity<Void> write(@PathVariable String token, HttpServletRequest request)
      throws IOException {
    Claim claim = grants.open(token, Mode.WRITE);
    byte[] template = request.getInputStream().readNBytes(MOST_TEMPLATE_BYTES + 1);
    if (template.length > MOST_TEMPLATE_BYTES) {
      throw ApiProblem.of(FailureCode.MEDIA_OVER_LIMIT);
    }
    if (template.length == 0) {
      throw ApiProblem.of(FailureCode.MEDIA_EMPTY);
    }
    vault.putTemplate(claim.subject(), claim.address(), template);
    return ResponseEntity.noContent().header("Evidence-Address", claim.address().value()).build();
  }
}
