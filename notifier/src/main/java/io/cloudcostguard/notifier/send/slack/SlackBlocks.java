package io.cloudcostguard.notifier.send.slack;

import io.cloudcostguard.notifier.message.Markup;
import io.cloudcostguard.notifier.message.PlainWords;
import io.cloudcostguard.notifier.message.Story;
import io.cloudcostguard.schemas.Json;
import java.util.List;
import java.util.stream.Collectors;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Renders a story as a Slack message in Block Kit.
final class SlackBlocks implements Markup {

  private static final int MAX_ADDRESS = 150;

  private SlackBlocks() {}

  static String of(Story story) {
    SlackBlocks markup = new SlackBlocks();
    Blocks blocks =
        new Blocks(story.headline().in(PlainWords.PLAIN), story.subject())
            .section(story.where().in(markup) + bar(story));
    if (story.reason() != null) {
      blocks.section(story.reason().in(markup));
    }
    if (!story.facts().isEmpty()) {
      blocks.fields(
          story.facts().stream().map(fact -> "*" + fact.label() + "*\n" + fact.value()).toList());
    }
    if (!story.warnings().isEmpty()) {
      blocks.section(
          story.warnings().stream()
              .map(warning -> ":warning: " + warning.in(markup))
              .collect(Collectors.joining("\n")));
    }
    if (!story.movers().isEmpty()) {
      blocks.list("*Largest changes*", movers(story), story.otherMovers());
    }
    for (Story.Section section : story.sections()) {
      blocks.list(
          "*" + section.title() + "*",
          section.lines().stream().map(line -> line.in(markup)).toList(),
          section.more());
    }
    if (story.link() != null) {
      blocks.section(Blocks.link(story.link(), "Open the estimate"));
    }
    if (story.note() != null) {
      blocks.section(story.note().in(markup));
    }
    return blocks.context(story.smallPrint().in(markup)).json();
  }

  /// Adds a notice below the header of a message.
  ///
  /// @param notice our own words
  static void addNotice(ObjectNode message, String notice) {
    if (message.path("blocks") instanceof ArrayNode blocks && !blocks.isEmpty()) {
      ObjectNode text = Json.MAPPER.createObjectNode().put("type", "mrkdwn").put("text", notice);
      blocks.insertObject(1).put("type", "context").putArray("elements").add(text);
    }
  }

  private static String bar(Story story) {
    return story.bar() == null
        ? ""
        : "\n`" + story.bar().blocks() + "`" + story.bar().percentAfterIt();
  }

  private static List<String> movers(Story story) {
    return story.movers().stream()
        .map(mover -> Blocks.code(mover.name(), MAX_ADDRESS) + " " + mover.amount())
        .toList();
  }

  @Override
  public String ours(String text) {
    return text;
  }

  @Override
  public String theirs(String text) {
    return Blocks.escaped(text);
  }

  @Override
  public String link(String url) {
    return "<" + Blocks.escaped(url) + ">";
  }

  @Override
  public String name(String text, int max) {
    return Blocks.code(text, max);
  }

  @Override
  public String quote(String text, int max) {
    return Blocks.name(text, max);
  }
}
