package io.cloudcostguard.estimation.render;

import io.cloudcostguard.estimation.policy.PolicyReport;
import io.cloudcostguard.schemas.Json;
import io.cloudcostguard.schemas.recommendation.PlanAdvised;
import java.io.IOException;
import java.io.Writer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/// The formats in which recommendations can be had.
public enum AdviceFormat {
  TABLE,
  JSON,
  MARKDOWN;

  /// Writes recommendations in this format, and flushes.
  ///
  /// @param policies what policy packs make of the same plan; null where there are none
  public void write(PlanAdvised advised, @Nullable PolicyReport policies, Writer to)
      throws IOException {
    switch (this) {
      case TABLE -> {
        AdviceTable.write(advised, to);
        if (policies != null) {
          to.write('\n');
          PolicyText.table(policies, to);
        }
      }
      case JSON ->
          EstimateFormat.pretty(policies == null ? advised : together(advised, policies), to);
      case MARKDOWN -> {
        String section =
            policies == null ? "" : PolicyText.markdown(policies, MarkdownBill.LONGEST / 2);
        to.write(AdviceMarkdown.of(advised, MarkdownBill.LONGEST - section.length() - 1));
        to.write(section.isEmpty() ? "" : '\n' + section);
      }
    }
    to.flush();
  }

  private static ObjectNode together(PlanAdvised advised, PolicyReport policies) {
    ObjectNode both = Json.MAPPER.valueToTree(advised);
    both.set("policies", Json.MAPPER.valueToTree(policies));
    return both;
  }

  @Override
  public String toString() {
    return AdviceView.word(this);
  }
}
