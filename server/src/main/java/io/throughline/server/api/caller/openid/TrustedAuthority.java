package io.throughline.server.api.caller.openid;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManagerFactory;

/** The certificate authority of a provider within an organisation, which no browser knows. */
final class TrustedAuthority {
  private TrustedAuthority() {}

  /**
   * Connections that trust the authorities of that file, and no others.
   *
   * @param file certificates as PEM
   */
  static SSLSocketFactory in(Path file) {
    try (InputStream pem = Files.newInputStream(file)) {
      KeyStore trusted = KeyStore.getInstance(KeyStore.getDefaultType());
      trusted.load(null, null);
      int count = 0;
      for (Certificate authority :
          CertificateFactory.getInstance("X.509").generateCertificates(pem)) {
        trusted.setCertificateEntry("authority-" + count++, authority);
      }
      if (count == 0) {
        throw new IllegalArgumentException("the file of authorities holds no certificate");
      }
      TrustManagerFactory managers =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      managers.init(trusted);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, managers.getTrustManagers(), null);
      return context.getSocketFactory();
    } catch (IOException | GeneralSecurityException unusable) {
      throw new IllegalArgumentException("the file of authorities cannot be read", unusable);
    }
  }
}
