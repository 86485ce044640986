package io.throughline.server.journeys.vault;

import io.throughline.contracts.identity.SubjectId;
import io.throughline.custody.gallery.GalleryTable;
import io.throughline.custody.gallery.search.GalleryIndexes;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What people are searched by: the table, the indexes in memory, and the leads. */
public final class SearchedFaces {
  private final GalleryTable table;
  private final GalleryIndexes indexes;
  private final JdbcClient database;

  SearchedFaces(GalleryTable table, GalleryIndexes indexes, JdbcClient database) {
    this.table = table;
    this.indexes = indexes;
    this.database = database;
  }

  /** Forgets all of it, in memory too; may be repeated. */
  void forget(SubjectId subject) {
    indexes.forget(table.erase(subject));
    database
        .sql("delete from lead where subject = :subject or other = :subject")
        .param("subject", subject.value())
        .update();
  }
}
