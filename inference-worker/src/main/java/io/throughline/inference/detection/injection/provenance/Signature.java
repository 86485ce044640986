package io.throughline.inference.detection.injection.provenance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.dataformat.cbor.databind.CBORMapper;
import io.throughline.inference.detection.injection.provenance.ContentHash.Unsupported;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.util.ArrayList;
import java.util.List;

/**
 * The signature of a claim (COSE_Sign1, RFC 9052) with the certificates that came with it.
 *
 * @param chain the signer's certificate first
 */
@SuppressWarnings("ArrayRecordComponent") // never compared, never handed on
record Signature(byte[] head, byte[] value, long algorithm, List<X509Certificate> chain) {
  private static final int LONGEST_CHAIN = 8;

  /** An {@link IOException} where it is not a signature of that kind at all. */
  static Signature read(byte[] bytes, CBORMapper cbor) throws IOException {
    JsonNode parts = cbor.readTree(bytes);
    byte[] head = parts.path(0).binaryValue();
    byte[] value = parts.path(3).binaryValue();
    if (head == null || value == null) {
      throw new IOException("not a signature");
    }
    JsonNode protectedHead = cbor.readTree(head);
    JsonNode loose = parts.path(1);
    JsonNode chain = loose.path("x5chain");
    for (JsonNode place : List.of(protectedHead.path("x5chain"), protectedHead.path("33"))) {
      chain = place.isMissingNode() ? chain : place;
    }
    return new Signature(head, value, protectedHead.path("1").asLong(), certificates(chain));
  }

  private static List<X509Certificate> certificates(JsonNode chain) throws IOException {
    List<X509Certificate> found = new ArrayList<>();
    try {
      CertificateFactory factory = CertificateFactory.getInstance("X.509");
      for (JsonNode one : chain.isArray() ? chain : List.of(chain)) {
        byte[] encoded = one.binaryValue();
        if (encoded == null || found.size() == LONGEST_CHAIN) {
          throw new IOException("not a chain of certificates");
        }
        found.add((X509Certificate) factory.generateCertificate(new ByteArrayInputStream(encoded)));
      }
    } catch (CertificateException unreadable) {
      throw new IOException("a certificate cannot be read", unreadable);
    }
    if (found.isEmpty()) {
      throw new IOException("nobody signed");
    }
    return found;
  }

  /** Whether the signer's key made it for those bytes. */
  boolean signs(byte[] claim, CBORMapper cbor) throws IOException, Unsupported {
    JsonNodeFactory make = JsonNodeFactory.instance;
    byte[] signed =
        cbor.writeValueAsBytes(
            make.arrayNode()
                .add("Signature1")
                .add(make.binaryNode(head))
                .add(make.binaryNode(new byte[0]))
                .add(make.binaryNode(claim)));
    try {
      java.security.Signature verifier = verifier();
      verifier.initVerify(chain.getFirst().getPublicKey());
      verifier.update(signed);
      return verifier.verify(value);
    } catch (GeneralSecurityException doesNotFit) {
      return false;
    }
  }

  private java.security.Signature verifier() throws GeneralSecurityException, Unsupported {
    return switch ((int) algorithm) {
      case -7 -> java.security.Signature.getInstance("SHA256withECDSAinP1363Format");
      case -35 -> java.security.Signature.getInstance("SHA384withECDSAinP1363Format");
      case -36 -> java.security.Signature.getInstance("SHA512withECDSAinP1363Format");
      case -37 -> pss("SHA-256", MGF1ParameterSpec.SHA256, 32);
      case -38 -> pss("SHA-384", MGF1ParameterSpec.SHA384, 48);
      case -39 -> pss("SHA-512", MGF1ParameterSpec.SHA512, 64);
      case -8 -> java.security.Signature.getInstance("Ed25519");
      default -> throw new Unsupported();
    };
  }

  private static java.security.Signature pss(String hash, MGF1ParameterSpec mask, int salt)
      throws GeneralSecurityException {
    java.security.Signature made = java.security.Signature.getInstance("RSASSA-PSS");
    made.setParameter(new PSSParameterSpec(hash, "MGF1", mask, salt, 1));
    return made;
  }
}
