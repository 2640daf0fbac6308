package io.cloudcostguard.ingest.integration.runtask;

import io.cloudcostguard.estimation.render.EstimateFormat;
import io.cloudcostguard.schemas.estimate.PlanEstimated;
import java.time.Instant;

/// An estimate in words for HCP Terraform's page. Who writes a plan chooses the names in it, so
/// none gets out of the block of code that it is shown in.
final class CostText {

  private static final String FENCE = "```";
  private static final String MORE = "…\n";

  /// The bill as a block of code, cut at the end of a line.
  static String table(PlanEstimated estimate) {
    String text = visible(EstimateFormat.TABLE.text(estimate, Instant.EPOCH));
    int room = CallbackBody.MAX_BODY - 2 * FENCE.length() - "text\n".length() - MORE.length();
    if (text.length() > room) {
      int end = text.lastIndexOf('\n', room - 1);
      text = (end < 0 ? "" : text.substring(0, end + 1)) + MORE;
    }
    return FENCE + "text\n" + text + FENCE;
  }

  /// Without what is not seen, and without the mark that ends a block of code.
  private static String visible(String text) {
    StringBuilder visible = new StringBuilder(text.length());
    text.codePoints()
        .map(c -> c == '`' ? '\'' : c)
        .filter(c -> c == '\n' || isSeen(c))
        .forEach(visible::appendCodePoint);
    return visible.toString();
  }

  private static boolean isSeen(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.FORMAT,
          Character.SURROGATE,
          Character.UNASSIGNED ->
          false;
      default -> true;
    };
  }

  private CostText() {}
}
