package io.throughline.inference.detection.injection.provenance;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.CertPathValidator;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The authorities whose signatures the deployer believes; none unless somebody names them. */
record TrustList(Set<TrustAnchor> anchors) {
  TrustList {
    anchors = Set.copyOf(anchors);
  }

  /** All certificates of the {@code .pem} files of a folder; none where there is no folder. */
  static TrustList read(Path folder) {
    Set<TrustAnchor> found = new HashSet<>();
    if (!Files.isDirectory(folder)) {
      return new TrustList(found);
    }
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*.pem")) {
      for (Path file : files) {
        try (InputStream in = Files.newInputStream(file)) {
          CertificateFactory.getInstance("X.509")
              .generateCertificates(in)
              .forEach(one -> found.add(new TrustAnchor((X509Certificate) one, null)));
        }
      }
    } catch (IOException unreadable) {
      throw new UncheckedIOException("the trust list cannot be read", unreadable);
    } catch (CertificateException malformed) {
      throw new IllegalArgumentException("the trust list holds no certificate", malformed);
    }
    return new TrustList(found);
  }

  /**
   * Whether the chain leads to one of them and is valid now: without a time stamp nobody can say
   * that an expired one was valid then. Revocation is not asked for: it would take a network.
   */
  boolean holds(List<X509Certificate> chain) {
    if (anchors.isEmpty() || chain.isEmpty()) {
      return false;
    }
    try {
      PKIXParameters parameters = new PKIXParameters(anchors);
      parameters.setRevocationEnabled(false);
      List<X509Certificate> below = chain.stream().filter(one -> !isAnchor(one)).toList();
      if (below.isEmpty()) {
        return false;
      }
      CertPathValidator.getInstance("PKIX")
          .validate(CertificateFactory.getInstance("X.509").generateCertPath(below), parameters);
      return true;
    } catch (GeneralSecurityException doesNotLead) {
      return false;
    }
  }

  private boolean isAnchor(X509Certificate one) {
    return anchors.stream().anyMatch(anchor -> one.equals(anchor.getTrustedCert()));
  }
}
