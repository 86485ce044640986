package io.throughline.inference.worker.evidence;

import io.throughline.contracts.evidence.EvidenceAddress;
import io.throughline.contracts.evidence.Grant;
import io.throughline.contracts.failure.FailureCode;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;

/** Reads and writes the vault over HTTP; a grant is all that this process can show. */
public final class VaultClient {
  /** Where the vault says a written template lies. */
  static final String ADDRESS = "Evidence-Address";

  /** Templates are far smaller; anything larger is none. */
  private static final int MOST_TEMPLATE_BYTES = 64 * 1024;

  private final HttpClient http;
  private final URI vault;
  private final Path scratch;
  private final Duration patience;

  /**
   * A client.
   *
   * @param vault address of the server, without a path
   * @param scratch private folder for media on their way through
   * @param patience how long the vault may take to answer
   */
  public VaultClient(URI vault, Path scratch, Duration patience) {
    this.vault = vault;
    this.scratch = scratch;
    this.patience = patience;
    this.http =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(patience)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
  }

  /**
   * Brings evidence into a file that goes away when closed.
   *
   * @param bytes length that the vault must deliver, no more and no less
   */
  public FetchedEvidence fetch(Grant grant, long bytes) {
    HttpResponse<InputStream> response = send(HttpRequest.newBuilder().GET(), grant);
    try (InputStream body = response.body()) {
      refuse(response.statusCode(), 200);
      return FetchedEvidence.from(body, bytes, scratch);
    } catch (IOException cut) {
      throw FailureCode.VAULT_UNREACHABLE.failure("the vault broke off");
    }
  }

  /** The bytes of a template. */
  public byte[] template(Grant grant) {
    HttpResponse<InputStream> response = send(HttpRequest.newBuilder().GET(), grant);
    try (InputStream body = response.body()) {
      refuse(response.statusCode(), 200);
      byte[] bytes = body.readNBytes(MOST_TEMPLATE_BYTES + 1);
      if (bytes.length > MOST_TEMPLATE_BYTES) {
        throw FailureCode.EVIDENCE_ALTERED.failure("too large for a template");
      }
      return bytes;
    } catch (IOException cut) {
      throw FailureCode.VAULT_UNREACHABLE.failure("the vault broke off");
    }
  }

  /** Writes a template; the same grant may be used again. */
  public EvidenceAddress store(Grant grant, byte[] template) {
    HttpRequest.Builder put =
        HttpRequest.newBuilder()
            .header("Content-Type", "application/octet-stream")
            .PUT(HttpRequest.BodyPublishers.ofByteArray(template));
    HttpResponse<InputStream> response = send(put, grant);
    try (InputStream body = response.body()) {
      body.readNBytes(MOST_TEMPLATE_BYTES);
      refuse(response.statusCode(), 204);
      return response
          .headers()
          .firstValue(ADDRESS)
          .map(EvidenceAddress::new)
          .orElseThrow(() -> FailureCode.VAULT_UNREACHABLE.failure("the vault names no address"));
    } catch (IOException | IllegalArgumentException malformed) {
      throw FailureCode.VAULT_UNREACHABLE.failure("the vault's answer is malformed");
    }
  }

  private HttpResponse<InputStream> send(HttpRequest.Builder request, Grant grant) {
    String token = URLEncoder.encode(grant.token(), StandardCharsets.UTF_8);
    try {
      return http.send(
          request.uri(vault.resolve("/internal/vault/" + token)).timeout(patience).build(),
          HttpResponse.BodyHandlers.ofInputStream());
    } catch (IOException silent) {
      throw FailureCode.VAULT_UNREACHABLE.failure("the vault does not answer");
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw FailureCode.VAULT_UNREACHABLE.failure("stopped while waiting for the vault");
    }
  }

  private static void refuse(int status, int expected) {
    if (status == expected || (status == 200 && expected == 204)) {
      return;
    }
    throw switch (status) {
      case 401, 403 -> FailureCode.GRANT_REFUSED.failure("the vault refuses the grant");
      case 404 -> FailureCode.EVIDENCE_MISSING.failure("the vault does not hold it");
      case 409, 422 -> FailureCode.EVIDENCE_ALTERED.failure("the vault's copy is altered");
      case 410 -> FailureCode.KEY_DESTROYED.failure("the subject's key is destroyed");
      default -> FailureCode.VAULT_UNREACHABLE.failure("the vault answers " + status);
    };
  }
}
