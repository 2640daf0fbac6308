package io.cloudcostguard.estimation.render;

import io.cloudcostguard.schemas.estimate.PlanEstimated;
import io.cloudcostguard.schemas.estimate.ResourceEstimate;
import io.cloudcostguard.schemas.estimate.ResourceEstimate.State;
import java.util.List;

/// Names the resources that are in no sum, or not fully, with the reason; free ones behind them.
public final class SkippedResources {

  private static final int MOST = 1_000;

  /// A line for each, what has no price first.
  public static String text(PlanEstimated estimate) {
    StringBuilder text = new StringBuilder();
    for (State state :
        List.of(State.UNSUPPORTED, State.NOT_PRICED, State.DEPENDS_ON_USAGE, State.FREE)) {
      List<ResourceEstimate> all =
          estimate.resources().stream().filter(resource -> resource.state() == state).toList();
      if (all.isEmpty()) {
        continue;
      }
      text.append(word(state)).append(" (").append(all.size()).append("):\n");
      all.stream().limit(MOST).forEach(resource -> text.append(line(resource)).append('\n'));
      if (all.size() > MOST) {
        text.append("  … and %d more\n".formatted(all.size() - MOST));
      }
    }
    return text.isEmpty() ? "Every resource is priced in full.\n" : text.toString();
  }

  private static String line(ResourceEstimate resource) {
    String reason = resource.state() == State.UNSUPPORTED ? null : resource.reason();
    return Printable.line(
        "  " + ResourceSentence.address(resource) + (reason == null ? "" : ": " + reason));
  }

  private static String word(State state) {
    return switch (state) {
      case UNSUPPORTED -> "Types that this version does not know";
      case NOT_PRICED -> "Without a price";
      case DEPENDS_ON_USAGE -> "Without their usage";
      case FREE -> "Free";
      case PRICED -> "Priced";
    };
  }

  private SkippedResources() {}
}
