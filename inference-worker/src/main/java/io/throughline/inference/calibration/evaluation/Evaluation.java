package io.throughline.inference.calibration.evaluation;

import io.throughline.inference.calibration.scores.Resampling.Figure;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * How often a comparison errs.
 *
 * @param rows one for each channel, the direct one first
 * @param asked pairs that the list or the manifest asks for
 * @param accuracy share of pairs told right over folds, if the pairs have folds
 * @param groups errors by a label of the evaluation set, if it was asked for
 */
public record Evaluation(
    Task task,
    List<Row> rows,
    long asked,
    OptionalDouble accuracy,
    List<GroupErrors.Group> groups) {
  private static final List<String> MAIN =
      List.of("auc", "eer", "fnmrAtFmr1e2", "fnmrAtFmr1e3", "fnmrAtFmr1e4", "ece");

  public Evaluation {
    rows = List.copyOf(rows);
    groups = List.copyOf(groups);
  }

  /** Without groups. */
  public Evaluation(Task task, List<Row> rows, long asked, OptionalDouble accuracy) {
    this(task, rows, asked, accuracy, List.of());
  }

  Evaluation with(List<GroupErrors.Group> told) {
    return new Evaluation(task, rows, asked, accuracy, told);
  }

  /** What can be evaluated. */
  public enum Task {
    FACE_VERIFICATION,
    VOICE_VERIFICATION,
    FUSED_VERIFICATION;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /** The figures of one channel. */
  public record Row(String channel, int people, int genuine, int impostor, List<Figure> figures) {
    public Row {
      figures = List.copyOf(figures);
    }

    int pairs() {
      return genuine + impostor;
    }
  }

  /** Share of the pairs that were asked for and not answered, since a capture gave no template. */
  double abstained() {
    return asked == 0 ? 0 : 1 - Math.min(1, rows.getFirst().pairs() / (double) asked);
  }

  /** The fields of the command's answer; the figures outside of {@code channels} are direct. */
  public Map<String, Object> fields() {
    Row direct = rows.getFirst();
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("task", task.toString());
    fields.put("n", direct.pairs());
    fields.put("people", direct.people());
    fields.put("genuinePairs", direct.genuine());
    fields.put("impostorPairs", direct.impostor());
    put(fields, direct);
    accuracy.ifPresent(share -> fields.put("accuracy", share));
    fields.put("apcer", null);
    fields.put("bpcer", null);
    fields.put("abstained", abstained());
    fields.put("generators", List.of());
    List<Map<String, Object>> channels = new ArrayList<>();
    for (Row row : rows) {
      Map<String, Object> channel = new LinkedHashMap<>();
      channel.put("channel", row.channel());
      channel.put("n", row.pairs());
      put(channel, row);
      channels.add(channel);
    }
    fields.put("channels", channels);
    fields.put("groups", groups.stream().map(GroupErrors.Group::fields).toList());
    return fields;
  }

  private static void put(Map<String, Object> fields, Row row) {
    for (Figure figure : row.figures()) {
      if (MAIN.contains(figure.name())) {
        fields.put(figure.name(), figure.value());
        fields.put(figure.name() + "Low", figure.low());
        fields.put(figure.name() + "High", figure.high());
      }
    }
  }

  /** A table in Markdown: a line for each figure, a column for each channel. */
  public String table() {
    StringBuilder table = new StringBuilder("| | ");
    rows.forEach(row -> table.append(row.channel()).append(" | "));
    table.append("\n|---").append("|---".repeat(rows.size())).append("|\n| people | ");
    rows.forEach(row -> table.append(row.people()).append(" | "));
    table.append("\n| genuine, impostor pairs | ");
    rows.forEach(
        row -> table.append(row.genuine()).append(", ").append(row.impostor()).append(" | "));
    List<Figure> names = rows.getFirst().figures();
    for (int i = 0; i < names.size(); i++) {
      table.append("\n| ").append(names.get(i).name()).append(" | ");
      for (Row row : rows) {
        table.append(words(row.figures().get(i))).append(" | ");
      }
    }
    table.append(
        String.format(
            Locale.ROOT, "%n%nAbstained: %.2f %% of %d pairs.", 100 * abstained(), asked));
    accuracy.ifPresent(share ->
        table.append(String.format(Locale.ROOT, " Accuracy over folds: %.2f %%.", 100 * share)));
    table.append('\n').append(GroupErrors.table(groups));
    return table.toString().replace(" \n", "\n");
  }

  private static String words(Figure figure) {
    boolean bare = figure.name().equals("auc") || figure.name().equals("cllr");
    return bare
        ? String.format(
            Locale.ROOT, "%.4f [%.4f–%.4f]", figure.value(), figure.low(), figure.high())
        : String.format(
            Locale.ROOT,
            "%.2f %% [%.2f–%.2f]",
            100 * figure.value(),
            100 * figure.low(),
            100 * figure.high());
  }
}
