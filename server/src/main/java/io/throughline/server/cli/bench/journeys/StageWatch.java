package io.throughline.server.cli.bench.journeys;

import io.throughline.server.engine.folder.DataFolder;
import io.throughline.server.engine.parts.postgres.PostgresPart;
import io.throughline.server.setup.MendableFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * Tells when journeys come to a stage, by one small query for all of them, a hundred times a second
 * at most: people are told by mail and do not ask. What that costs is in the database's figure.
 */
final class StageWatch implements AutoCloseable {
  /** What a journey has come to that has left its last stage. */
  static final String END = "";

  private static final Duration PAUSE = Duration.ofMillis(10);
  private static final Duration LONGEST = Duration.ofMinutes(2);
  private static final String QUERY =
      "select journey_id, min(stage) filter (where left_at is null) from stage_passage"
          + " where journey_id = any (?) group by journey_id";

  private final Connection database;
  private final Thread thread;
  private final Object news = new Object();
  private final Set<String> watched = new HashSet<>();
  private final Map<String, String> stages = new HashMap<>();
  private String failure = "";

  private StageWatch(Connection database) {
    this.database = database;
    this.thread = Thread.ofPlatform().name("stage-watch").daemon().unstarted(this::look);
  }

  static StageWatch on(DataFolder data, int postgresPort) {
    PGSimpleDataSource source = new PGSimpleDataSource();
    source.setUrl(PostgresPart.url(postgresPort, "throughline"));
    source.setUser(PostgresPart.USER);
    try {
      source.setPassword(Files.readString(PostgresPart.passwordFile(data)).strip());
      StageWatch watch = new StageWatch(source.getConnection());
      watch.thread.start();
      return watch;
    } catch (IOException | SQLException e) {
      throw new MendableFailure("the bench's database does not answer: run it again", e);
    }
  }

  /** Returns once the journey has come to that stage, or to {@link #END}. */
  void await(String journey, String stage) throws InterruptedException {
    long end = System.nanoTime() + LONGEST.toNanos();
    synchronized (news) {
      watched.add(journey);
      while (!stage.equals(stages.get(journey))) {
        long left = (end - System.nanoTime()) / 1_000_000;
        if (left <= 0 || !failure.isEmpty()) {
          throw new MendableFailure(
              failure.isEmpty()
                  ? "a journey never came to " + (stage.equals(END) ? "its end" : stage)
                  : "the bench's database went away: " + failure);
        }
        news.wait(left);
      }
      if (stage.equals(END)) {
        watched.remove(journey);
      }
    }
  }

  private void look() {
    try (PreparedStatement query = database.prepareStatement(QUERY)) {
      while (true) {
        Thread.sleep(PAUSE);
        Map<String, String> now = new HashMap<>();
        query.setArray(1, watchedNow());
        try (ResultSet rows = query.executeQuery()) {
          while (rows.next()) {
            String stage = rows.getString(2);
            now.put(rows.getString(1), stage == null ? END : stage);
          }
        }
        tell(now, "");
      }
    } catch (SQLException e) {
      tell(Map.of(), String.valueOf(e.getMessage()));
    } catch (InterruptedException closed) {
      Thread.currentThread().interrupt();
    }
  }

  private void tell(Map<String, String> now, String why) {
    synchronized (news) {
      failure = why;
      stages.putAll(now);
      news.notifyAll();
    }
  }

  private Array watchedNow() throws SQLException {
    synchronized (news) {
      return database.createArrayOf("text", watched.toArray());
    }
  }

  @Override
  public void close() {
    thread.interrupt();
    try {
      thread.join();
      database.close();
    } catch (SQLException e) {
      // The database ends right after, and its connections with it.
      thread.interrupt();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
