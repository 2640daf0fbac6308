package io.cloudcostguard.notifier.message;

import java.util.ArrayList;
import java.util.List;

/// What Slack is told of many events at once, or for a test.
final class SlackNews {

  private static final int MAX_ABOUT = 150;
  private static final int MAX_HEADLINE = 200;

  private SlackNews() {}

  static String of(Group group) {
    List<String> lines = new ArrayList<>();
    for (Summary summary : group.top()) {
      lines.add(
          mark(summary)
              + Blocks.code(summary.about(), MAX_ABOUT)
              + " "
              + Blocks.name(summary.headline(), MAX_HEADLINE));
    }
    Blocks blocks = new Blocks(group.headline(), "CloudCostGuard");
    if (!group.changes().isEmpty()) {
      blocks.section(String.join("\n", group.changeLines()));
    }
    return blocks.list("*Most important*", lines, group.more()).json();
  }

  static String test(String subscriptionId) {
    return new Blocks("This is a test", "CloudCostGuard")
        .section("Messages of this subscription arrive here.")
        .context("Subscription " + Blocks.code(subscriptionId, MAX_ABOUT))
        .json();
  }

  private static String mark(Summary summary) {
    return switch (summary.severity()) {
      case INFO -> "";
      case WARNING -> ":warning: ";
      case CRITICAL -> ":rotating_light: ";
    };
  }
}
