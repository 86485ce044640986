package io.throughline.server.cli.proof;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.throughline.contracts.continuity.Modality;
import io.throughline.contracts.continuity.search.GalleryKey;
import io.throughline.contracts.continuity.search.SearchPurpose;
import io.throughline.contracts.detection.ModelRef;
import io.throughline.contracts.evidence.EvidenceAddress;
import io.throughline.contracts.identity.SubjectId;
import io.throughline.contracts.identity.TenantId;
import io.throughline.custody.evidence.EncryptedFileVault;
import io.throughline.custody.gallery.GalleryTable;
import io.throughline.custody.keys.FileKeyRing;
import io.throughline.custody.keys.MasterKey;
import io.throughline.server.engine.EmbeddedEngine;
import io.throughline.server.engine.folder.DataFolder;
import io.throughline.server.engine.parts.EmbeddedParts;
import io.throughline.server.engine.parts.postgres.PostgresPart;
import io.throughline.server.engine.process.PartStatus;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * The one face template of a deployment in the clear, from the vault and from the gallery, read
 * past its server as only who has the keys can.
 */
final class KeptTemplate {
  private static final int SLICE = 48;

  private final PGSimpleDataSource database = new PGSimpleDataSource();
  private final DataFolder data;

  KeptTemplate(EmbeddedEngine engine, DataFolder data) throws IOException {
    this.data = data;
    int port =
        engine.status().stream()
            .filter(part -> part.name().equals(EmbeddedParts.POSTGRES))
            .mapToInt(PartStatus::port)
            .findFirst()
            .orElseThrow();
    database.setUrl(PostgresPart.url(port, "throughline"));
    database.setUser(PostgresPart.USER);
    database.setPassword(Files.readString(PostgresPart.passwordFile(data)).strip());
  }

  long entries() throws SQLException {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("select count(*) from gallery_entry")) {
      row.next();
      return row.getLong(1);
    }
  }

  /** Adds bytes of both templates, and of the text that the vault's one is written in. */
  Traces among(Traces traces) throws IOException, SQLException {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                "select subject, template, model, version, tenant from gallery_entry")) {
      row.next();
      ModelRef model = new ModelRef(row.getString(3), row.getString(4));
      String template = vaulted(row.getString(1), row.getString(2));
      int vector = template.indexOf("\"vector\":\"") + "\"vector\":\"".length();
      String text = template.substring(vector + 400, vector + 400 + 4 * SLICE / 3);
      return traces
          .and(gallery(new TenantId(row.getString(5)), model))
          .and(text.getBytes(UTF_8))
          .and(Base64.getDecoder().decode(text));
    }
  }

  private String vaulted(String subject, String address) throws IOException {
    EncryptedFileVault vault = new EncryptedFileVault(data.root().resolve("vault"), ring());
    try (InputStream plain = vault.open(new SubjectId(subject), new EvidenceAddress(address))) {
      return new String(plain.readAllBytes(), UTF_8);
    }
  }

  private byte[] gallery(TenantId tenant, ModelRef model) throws IOException {
    GalleryKey key = new GalleryKey(tenant, SearchPurpose.DUPLICATES, Modality.FACE, model);
    byte[][] found = new byte[1][];
    var _ =
        new GalleryTable(database, ring(), Clock.systemUTC())
            .read(
                key,
                (_, values) -> {
                  found[0] = Arrays.copyOfRange(values, 100, 100 + SLICE);
                  return true;
                });
    return Optional.ofNullable(found[0]).orElseThrow();
  }

  private FileKeyRing ring() throws IOException {
    return new FileKeyRing(data.keys(), MasterKey.in(data.keys()));
  }
}
