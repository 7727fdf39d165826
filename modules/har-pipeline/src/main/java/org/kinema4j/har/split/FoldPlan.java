package org.kinema4j.har.split;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How folds are made, as {@code har crossval --folds} takes it.
 *
 * <table>
 *   <caption>Plans</caption>
 *   <tr><th>text</th><th>folds</th></tr>
 *   <tr><td>{@code loso}, {@code subject}</td><td>a fold a subject, who alone is tested on</td></tr>
 *   <tr><td>{@code 5}, {@code subject:5}</td><td>5 folds of whole subjects</td></tr>
 *   <tr><td>{@code recording}, {@code recording:5}</td><td>the same of recordings; {@code trial} is
 *     another word for it</td></tr>
 *   <tr><td>{@code sequence}, {@code sequence:3}</td><td>the same of AnDy's task sequences</td></tr>
 *   <tr><td>{@code setup}</td><td>the same of AnDy's setups</td></tr>
 *   <tr><td>{@code blocks:5}</td><td>5 folds of contiguous blocks</td></tr>
 *   <tr><td>{@code lists:DIR}</td><td>what list files say, {@link FoldLists}</td></tr>
 * </table>
 *
 * @param unit what is never divided; of lists, {@link FoldUnit#RECORDING}
 * @param count how many folds, at least 2; {@link #EACH}: one a unit
 * @param seed decides which units come together
 * @param lists folder with list files; if there is one, {@code count} and {@code seed} mean nothing
 */
public record FoldPlan(FoldUnit unit, int count, long seed, Optional<Path> lists) {

  /** As many folds as there are units. */
  public static final int EACH = 0;

  /** Seed if nothing else is said. */
  public static final long DEFAULT_SEED = 42;

  /** Leave one subject out. */
  public static final FoldPlan LOSO =
      new FoldPlan(FoldUnit.SUBJECT, EACH, DEFAULT_SEED, Optional.empty());

  private static final Pattern FORM = Pattern.compile("([a-z]+)(?::([0-9]{1,6}))?");
  private static final String LISTS = "lists:";

  /**
   * Checks the number of folds.
   *
   * @param unit what is never divided
   * @param count how many folds, at least 2; {@link #EACH}: one a unit
   * @param seed decides which units come together
   * @param lists folder with list files
   */
  public FoldPlan {
    Objects.requireNonNull(unit, "unit");
    Objects.requireNonNull(lists, "lists");
    if (count != EACH && count < 2) {
      throw new IllegalArgumentException("folds must be in [2, \u221e), received " + count);
    }
    if (unit == FoldUnit.BLOCK && count == EACH) {
      throw new IllegalArgumentException(
          "folds of blocks must say how many, for example blocks:5, received blocks");
    }
  }

  /**
   * Reads a plan.
   *
   * @param text one of the forms above
   * @param seed decides which units come together
   * @return the plan
   * @throws IllegalArgumentException if the text has none of the forms
   */
  public static FoldPlan parse(String text, long seed) {
    if (text.startsWith(LISTS) && text.length() > LISTS.length()) {
      Path folder = Path.of(text.substring(LISTS.length()));
      return new FoldPlan(FoldUnit.RECORDING, EACH, seed, Optional.of(folder));
    }
    String lower = text.toLowerCase(Locale.ROOT);
    String full = lower.matches("[0-9]{1,6}") ? FoldUnit.SUBJECT + ":" + lower : lower;
    Matcher form = FORM.matcher(full);
    if (!form.matches() || (form.group(1).equals("loso") && form.group(2) != null)) {
      throw unknown(text);
    }
    FoldUnit unit =
        switch (form.group(1)) {
          case "loso", "subject", "subjects" -> FoldUnit.SUBJECT;
          case "recording", "recordings", "trial", "trials" -> FoldUnit.RECORDING;
          case "sequence", "sequences" -> FoldUnit.SEQUENCE;
          case "setup", "setups" -> FoldUnit.SETUP;
          case "block", "blocks" -> FoldUnit.BLOCK;
          default -> throw unknown(text);
        };
    String count = form.group(2);
    if (count != null && Integer.parseInt(count) < 2) {
      throw new IllegalArgumentException("folds must be in [2, \u221e), received " + count);
    }
    return new FoldPlan(
        unit, count == null ? EACH : Integer.parseInt(count), seed, Optional.empty());
  }

  private static IllegalArgumentException unknown(String text) {
    return new IllegalArgumentException(
        "folds must be loso, a number, one of subject, recording, trial, sequence, setup, each with"
            + " or without :NUMBER, blocks:NUMBER, or lists:DIR, received '"
            + text
            + "'");
  }

  /**
   * Returns the plan as {@link #parse} reads it; the folder of lists is left out, since it says
   * where a user keeps them.
   *
   * @return for example {@code loso}, {@code recording:5}, {@code lists}
   */
  public String text() {
    if (lists.isPresent()) {
      return "lists";
    }
    if (count == EACH) {
      return unit == FoldUnit.SUBJECT ? "loso" : unit.toString();
    }
    return (unit == FoldUnit.BLOCK ? "blocks" : unit.toString()) + ":" + count;
  }
}
