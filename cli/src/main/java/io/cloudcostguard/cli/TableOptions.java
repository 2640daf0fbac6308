package io.cloudcostguard.cli;

import io.cloudcostguard.cli.terminal.Screen;
import io.cloudcostguard.estimation.decision.Decision;
import io.cloudcostguard.estimation.render.Beside;
import io.cloudcostguard.estimation.render.BillStyle;
import io.cloudcostguard.estimation.render.EstimateFormat;
import io.cloudcostguard.estimation.render.Printable;
import io.cloudcostguard.estimation.render.SkippedResources;
import io.cloudcostguard.schemas.estimate.PlanEstimated;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// The options that lay out a bill for people.
final class TableOptions {

  /// When colours are shown.
  enum Colour {
    AUTO,
    ALWAYS,
    NEVER;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  @Option(
      names = "--sort",
      description =
          "Which resources come first in the table: ${COMPLETION-CANDIDATES}; default:"
              + " ${DEFAULT-VALUE}.")
  private BillStyle.Order order = BillStyle.Order.CHANGE;

  @Option(
      names = "--top",
      paramLabel = "N",
      description =
          "How many rows the table has; the others are one row with their sum; 0 for no limit;"
              + " default: ${DEFAULT-VALUE}.")
  private int top = BillStyle.PLAIN.top();

  @Option(
      names = "--all",
      description = "Every instance, unchanged resource and component in a row of its own.")
  private boolean all;

  @Option(
      names = "--color",
      description =
          "${COMPLETION-CANDIDATES}; auto: on a terminal, unless NO_COLOR is set; default:"
              + " ${DEFAULT-VALUE}.")
  private Colour colour = Colour.AUTO;

  /// For the terminal of this process.
  BillStyle style(@Nullable Decision decision) {
    Screen screen = Screen.current();
    boolean coloured =
        switch (colour) {
          case AUTO -> screen.colour();
          case ALWAYS -> true;
          case NEVER -> false;
        };
    return new BillStyle(
        screen.width(), coloured, order, rows(), all, decision == null ? null : decision.verdict());
  }

  /// How many rows there are at most.
  int rows() {
    return top < 1 || all ? Integer.MAX_VALUE : top;
  }

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      description = "Write to this file; default: standard output.")
  private @Nullable Path output;

  @Option(
      names = "--show-skipped",
      description = "Name in the table each resource that is not fully priced, with the reason.")
  private boolean skipped;

  /// Writes a text where the reader wants it.
  void write(String text) throws IOException {
    if (output == null) {
      Writer to = new BufferedWriter(new OutputStreamWriter(System.out, StandardCharsets.UTF_8));
      to.write(text);
      to.flush();
    } else {
      Files.writeString(output, text);
    }
  }

  /// Writes an estimate where the reader wants it.
  void write(EstimateFormat format, PlanEstimated estimate, @Nullable Decision decision)
      throws IOException {
    write(format, estimate, Beside.NOTHING, decision, null);
  }

  /// The same with what is shown beside it. A file has no colours, and the usual width.
  ///
  /// @param sentence below a table or a comment; null: there is none
  void write(
      EstimateFormat format,
      PlanEstimated estimate,
      Beside beside,
      @Nullable Decision decision,
      @Nullable String sentence)
      throws IOException {
    BillStyle onScreen = style(decision);
    if (output == null) {
      Writer to = new BufferedWriter(new OutputStreamWriter(System.out, StandardCharsets.UTF_8));
      write(format, estimate, beside, onScreen, sentence, to);
      return;
    }
    BillStyle style =
        new BillStyle(
            BillStyle.PLAIN.width(),
            false,
            onScreen.order(),
            onScreen.top(),
            onScreen.all(),
            onScreen.verdict());
    try (Writer to = Files.newBufferedWriter(output)) {
      write(format, estimate, beside, style, sentence, to);
    }
  }

  private void write(
      EstimateFormat format,
      PlanEstimated estimate,
      Beside beside,
      BillStyle style,
      @Nullable String sentence,
      Writer to)
      throws IOException {
    format.write(estimate, beside, Instant.now(), style, to);
    if (sentence != null) {
      to.write('\n' + Printable.line(sentence) + '\n');
    }
    if (skipped && format == EstimateFormat.TABLE) {
      to.write('\n' + SkippedResources.text(estimate));
    }
    to.flush();
  }
}
