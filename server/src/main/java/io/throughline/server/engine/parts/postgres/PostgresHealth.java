package io.throughline.server.engine.parts.postgres;

import io.throughline.server.engine.folder.DataFolder;
import io.throughline.server.engine.process.HealthCheck;
import java.io.IOException;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;

/** Healthy is a PostgreSQL that answers on the deployment's database, which it makes if need be. */
final class PostgresHealth implements HealthCheck {
  private static final String PATIENCE_SECONDS = "3";

  private final DataFolder data;
  private final int port;

  PostgresHealth(DataFolder data, int port) {
    this.data = data;
    this.port = port;
  }

  @Override
  public boolean healthy() {
    try {
      return answers() || (createDatabase() && answers());
    } catch (IOException e) {
      return false;
    }
  }

  private boolean answers() throws IOException {
    try (Connection connection = connect("throughline");
        Statement statement = connection.createStatement();
        ResultSet one = statement.executeQuery("select 1")) {
      return one.next();
    } catch (SQLException e) {
      return false;
    }
  }

  private boolean createDatabase() throws IOException {
    try (Connection connection = connect("postgres");
        Statement statement = connection.createStatement()) {
      statement.execute("create database throughline");
      return true;
    } catch (SQLException e) {
      return false;
    }
  }

  private Connection connect(String database) throws IOException, SQLException {
    Properties properties = new Properties();
    properties.setProperty("user", PostgresPart.USER);
    properties.setProperty("password", Files.readString(PostgresPart.passwordFile(data)).strip());
    properties.setProperty("connectTimeout", PATIENCE_SECONDS);
    properties.setProperty("socketTimeout", PATIENCE_SECONDS);
    properties.setProperty("ApplicationName", "throughline-health");
    return DriverManager.getConnection(PostgresPart.url(port, database), properties);
  }
}
