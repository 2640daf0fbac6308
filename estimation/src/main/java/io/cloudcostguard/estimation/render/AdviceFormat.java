package io.cloudcostguard.estimation.render;

import io.cloudcostguard.schemas.recommendation.PlanAdvised;
import java.io.IOException;
import java.io.Writer;

/// The formats in which recommendations can be had.
public enum AdviceFormat {
  TABLE,
  JSON,
  MARKDOWN;

  /// Writes recommendations in this format, and flushes.
  public void write(PlanAdvised advised, Writer to) throws IOException {
    switch (this) {
      case TABLE -> AdviceTable.write(advised, to);
      case JSON -> EstimateFormat.pretty(advised, to);
      case MARKDOWN -> to.write(AdviceMarkdown.of(advised, MarkdownBill.LONGEST));
    }
    to.flush();
  }

  @Override
  public String toString() {
    return AdviceView.word(this);
  }
}
