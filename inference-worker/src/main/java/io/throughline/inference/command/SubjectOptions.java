package io.throughline.inference.command;

import io.throughline.contracts.evidence.SubjectHint;
import io.throughline.contracts.policy.LivenessChallenge;
import io.throughline.inference.inspection.Brief;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** Where the subject is in recordings with other people; the same for each file. */
public final class SubjectOptions {
  @Option(
      names = "--subject-tile",
      paramLabel = "X,Y,W,H",
      converter = TileWords.class,
      description = "part of the picture that shows the subject, such as 0.5,0,0.5,1")
  private SubjectHint.@Nullable Tile tile;

  @Option(
      names = "--subject-track",
      paramLabel = "N",
      description = "the subject's picture and sound track, from 0, where there are several")
  private @Nullable Integer track;

  @Option(
      names = "--subject-turn",
      paramLabel = "FROM-TO",
      converter = TurnWords.class,
      description = "seconds in which the subject speaks; once for each turn")
  private List<SubjectHint.Turn> turns = new ArrayList<>();

  @Option(
      names = "--challenge",
      paramLabel = "TASK",
      split = ",",
      converter = TaskWords.class,
      description = "what the subject was asked to do, in order: turn-head, open-mouth, close-eyes")
  private List<LivenessChallenge.Task> tasks = new ArrayList<>();

  @Option(
      names = "--say",
      paramLabel = "DIGITS",
      converter = DigitsWord.class,
      description = "one to nine digits that the subject was asked to read out, such as 47219")
  private String digits = "";

  /** What an inspection is told. */
  public Brief brief() {
    Brief brief = Brief.NONE.with(Optional.of(new SubjectHint(tile, track, turns)));
    return tasks.isEmpty() && digits.isEmpty()
        ? brief
        : brief.answering(new LivenessChallenge(tasks, digits));
  }

  /** Reads digits. */
  static final class DigitsWord implements ITypeConverter<String> {
    @Override
    public String convert(String text) {
      if (!text.matches("[0-9]{1,9}")) {
        throw new TypeConversionException("one to nine digits, such as 47219");
      }
      return text;
    }
  }

  /** Reads a task. */
  static final class TaskWords implements ITypeConverter<LivenessChallenge.Task> {
    @Override
    public LivenessChallenge.Task convert(String text) {
      return Arrays.stream(LivenessChallenge.Task.values())
          .filter(task -> task.word().equals(text))
          .findFirst()
          .orElseThrow(() ->
              new TypeConversionException(
                  "no such task: " + text + "; there are turn-head, open-mouth, close-eyes"));
    }
  }

  /** Reads a tile. */
  static final class TileWords implements ITypeConverter<SubjectHint.Tile> {
    @Override
    public SubjectHint.Tile convert(String text) {
      try {
        return SubjectHint.Tile.of(text);
      } catch (IllegalArgumentException none) {
        throw new TypeConversionException(none.getMessage());
      }
    }
  }

  /** Reads a turn. */
  static final class TurnWords implements ITypeConverter<SubjectHint.Turn> {
    @Override
    public SubjectHint.Turn convert(String text) {
      try {
        return SubjectHint.Turn.of(text);
      } catch (IllegalArgumentException none) {
        throw new TypeConversionException(none.getMessage());
      }
    }
  }
}
