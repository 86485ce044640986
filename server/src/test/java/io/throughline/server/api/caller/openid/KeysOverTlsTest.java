package io.throughline.server.api.caller.openid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JWSAlgorithm;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.throughline.server.deployment.Provider;
import io.throughline.server.problem.ApiProblem;
import io.throughline.server.settings.CallerSettings;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A provider's keys behind a certificate of an authority that was made for this test. */
class KeysOverTlsTest {
  private static final String PASSWORD = "changeit";
  private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
  private static final Provider PROVIDER = new Provider();
  @TempDir private Path folder;

  @Test
  void keysAreTakenFromWhomTheAuthorityVouchesFor() throws Exception {
    Path authority = authority("ca");
    Path another = authority("other-ca");
    HttpsServer server = serving(certified("ca", "ip:127.0.0.1"));
    try {
      assertThat(asked(server, authority)).isEqualTo("hr");
      assertThat(asked(server, another)).isEqualTo("503");
      assertThat(asked(server, null)).isEqualTo("503");
    } finally {
      server.stop(0);
    }
  }

  @Test
  void aCertificateForAnotherNameIsRefused() throws Exception {
    Path authority = authority("ca");
    HttpsServer server = serving(certified("ca", "dns:login.example.org"));
    try {
      assertThat(asked(server, authority)).isEqualTo("503");
    } finally {
      server.stop(0);
    }
  }

  @Test
  void aFileWithoutAnAuthorityStopsTheStart() throws IOException {
    Path empty = Files.writeString(folder.resolve("empty.pem"), "");
    assertThatThrownBy(() -> callers(URI.create("https://127.0.0.1:1/keys"), empty))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private String asked(HttpsServer server, @Nullable Path authority) {
    URI keys = URI.create("https://127.0.0.1:" + server.getAddress().getPort() + "/keys");
    try {
      return callers(keys, authority)
          .callerOf(PROVIDER.signed(JWSAlgorithm.RS256, Provider.claims(NOW, "hr").build()))
          .orElseThrow()
          .roles()
          .iterator()
          .next()
          .word();
    } catch (ApiProblem problem) {
      return Integer.toString(problem.status().value());
    }
  }

  private OpenIdCallers callers(URI keys, @Nullable Path authority) {
    return new OpenIdCallers(
        new CallerSettings.OpenId(
            Provider.ISSUER, Provider.AUDIENCE, keys, "roles", "t-default", authority),
        OpenIdPseudonyms.keyedBy(folder.resolve("key")),
        Clock.fixed(NOW, ZoneOffset.UTC));
  }

  private static HttpsServer serving(SSLContext context) throws IOException {
    HttpsServer server =
        HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setHttpsConfigurator(new HttpsConfigurator(context));
    server.createContext(
        "/keys",
        exchange -> {
          byte[] jwks = PROVIDER.jwks().getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(200, jwks.length);
          exchange.getResponseBody().write(jwks);
          exchange.close();
        });
    server.start();
    return server;
  }

  private Path authority(String name) throws Exception {
    keytool(name, "-genkeypair", "-dname", "CN=" + name, "-ext", "bc:c", "-keyalg", "EC");
    Path pem = folder.resolve(name + ".pem");
    keytool(name, "-exportcert", "-rfc", "-file", pem.toString());
    return pem;
  }

  private SSLContext certified(String authority, String name) throws Exception {
    String request = folder.resolve("request").toString();
    String certificate = folder.resolve("certificate").toString();
    keytool("server", "-genkeypair", "-dname", "CN=server", "-keyalg", "EC");
    keytool("server", "-certreq", "-file", request);
    keytool(
        authority, "-gencert", "-ext", "san=" + name, "-infile", request, "-outfile", certificate);
    keytool(
        "server",
        "-importcert",
        "-noprompt",
        "-trustcacerts",
        "-file",
        pemOf(authority),
        "-alias",
        "ca");
    keytool("server", "-importcert", "-noprompt", "-file", certificate);
    KeyStore store = KeyStore.getInstance("PKCS12");
    try (InputStream file = Files.newInputStream(folder.resolve("server.p12"))) {
      store.load(file, PASSWORD.toCharArray());
    }
    KeyManagerFactory managers =
        KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    managers.init(store, PASSWORD.toCharArray());
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(managers.getKeyManagers(), null, null);
    return context;
  }

  private String pemOf(String authority) {
    return folder.resolve(authority + ".pem").toString();
  }

  private void keytool(String store, String... what) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
    command.addAll(List.of(what));
    if (!command.contains("-alias")) {
      command.addAll(List.of("-alias", store));
    }
    command.addAll(List.of("-keystore", folder.resolve(store + ".p12").toString()));
    command.addAll(List.of("-storetype", "PKCS12", "-storepass", PASSWORD));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(said).isZero();
  }
}
