package io.throughline.server.api.caller.openid;

import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.ParseException;
import java.util.List;
import java.util.Optional;

/** The keys that a provider publishes (JWKS). */
@FunctionalInterface
interface SigningKeys {

  /** For connecting and for each read. */
  int PATIENCE_MILLIS = 2_000;

  int MOST_BYTES = 256 * 1024;

  /** Those that fit; fails if the keys cannot be had now. */
  List<JWK> fitting(JWKSelector selector) throws KeySourceException;

  /**
   * Keys at a {@code file:} address, or at an {@code https:} one, which are kept five minutes.
   *
   * @param authorities certificates that alone are trusted there; those of the JDK if absent
   */
  static SigningKeys at(URI address, Optional<Path> authorities) {
    if ("file".equals(address.getScheme())) {
      return inFile(Path.of(address));
    }
    if ("https".equals(address.getScheme()) || isLoopback(address)) {
      return ofProvider(address, authorities);
    }
    throw new IllegalArgumentException("keys lie at a file: or an https: address, as a URI");
  }

  private static SigningKeys inFile(Path file) {
    // Read each time: a replaced file counts from the next request on.
    return selector -> {
      try {
        return selector.select(JWKSet.parse(Files.readString(file)));
      } catch (IOException | ParseException unreadable) {
        throw new KeySourceException("the file of keys cannot be read", unreadable);
      }
    };
  }

  private static SigningKeys ofProvider(URI address, Optional<Path> authorities) {
    // The name in the certificate is checked by the JDK's own connection.
    DefaultResourceRetriever retriever =
        new DefaultResourceRetriever(
            PATIENCE_MILLIS,
            PATIENCE_MILLIS,
            MOST_BYTES,
            true,
            authorities.map(TrustedAuthority::in).orElse(null));
    try {
      JWKSource<SecurityContext> source =
          JWKSourceBuilder.create(address.toURL(), retriever).build();
      return selector -> source.get(selector, null);
    } catch (MalformedURLException wrong) {
      throw new IllegalArgumentException("the address of the keys is no URL", wrong);
    }
  }

  private static boolean isLoopback(URI address) {
    return "http".equals(address.getScheme())
        && ("127.0.0.1".equals(address.getHost()) || "localhost".equals(address.getHost()));
  }
}
