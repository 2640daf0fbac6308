package io.cloudcostguard.notifier.message;

import io.cloudcostguard.notifier.message.Story.Section;
import io.cloudcostguard.notifier.message.Story.Tone;
import java.util.List;

/// What is told of many events at once, or for a test.
final class NewsStory {

  private static final int MAX_ABOUT = 100;
  private static final int MAX_HEADLINE = 200;
  private static final String SUBJECT = "CloudCostGuard";

  private NewsStory() {}

  static Story of(Group group) {
    List<Phrase> lines =
        group.top().stream()
            .map(summary ->
                Phrase.of(mark(summary))
                    .name(summary.about(), MAX_ABOUT)
                    .then(" ")
                    .quote(summary.headline(), MAX_HEADLINE))
            .toList();
    return new Story(
        tone(group),
        group.headline(),
        SUBJECT,
        Phrase.of(
            group.changes().isEmpty()
                ? Words.count(group.count(), "message") + " in one"
                : String.join("; ", group.changeLines())),
        null,
        null,
        List.of(),
        List.of(),
        List.of(),
        0,
        Phrase.of("Each is in the list of deliveries"),
        null,
        List.of(new Section("Most important", lines, group.more())));
  }

  static Story test(String subscriptionId) {
    return new Story(
        Tone.PLAIN,
        "This is a test",
        SUBJECT,
        Phrase.of("Messages of this subscription arrive here"),
        null,
        null,
        List.of(),
        List.of(),
        List.of(),
        0,
        Phrase.of("Subscription ").name(subscriptionId, MAX_ABOUT),
        null);
  }

  private static String mark(Summary summary) {
    return switch (summary.severity()) {
      case INFO -> "";
      case WARNING -> "⚠ ";
      case CRITICAL -> "‼ ";
    };
  }

  private static Tone tone(Group group) {
    return switch (group.severity()) {
      case INFO -> Tone.PLAIN;
      case WARNING -> Tone.WARNING;
      case CRITICAL -> Tone.BAD;
    };
  }
}
