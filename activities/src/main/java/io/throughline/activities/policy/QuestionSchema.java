package io.throughline.activities.policy;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;

/** The schema of the policy question, the same file that the Rego bundle checks by. */
final class QuestionSchema {
  private static final String FILE = "question.schema.json";

  private final Schema schema;

  QuestionSchema() {
    try (InputStream json = QuestionSchema.class.getResourceAsStream(FILE)) {
      if (json == null) {
        throw new IllegalStateException("no " + FILE + " on the class path");
      }
      schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7).getSchema(json);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /** Where the question breaks which rule, without any of its values; empty for a valid one. */
  List<String> violations(String question) {
    return schema.validate(question, InputFormat.JSON).stream()
        .map(error -> error.getInstanceLocation() + " " + error.getKeyword())
        .toList();
  }
}
