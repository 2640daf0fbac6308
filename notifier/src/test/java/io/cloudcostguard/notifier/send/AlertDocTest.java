package io.cloudcostguard.notifier.send;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudcostguard.notifier.message.Events;
import io.cloudcostguard.notifier.message.Links;
import io.cloudcostguard.notifier.message.News;
import io.cloudcostguard.notifier.message.Stories;
import io.cloudcostguard.notifier.send.email.Mail;
import io.cloudcostguard.notifier.send.forge.DecisionOnCommit;
import io.cloudcostguard.schemas.Json;
import io.cloudcostguard.schemas.decision.PlanDecided;
import io.cloudcostguard.schemas.event.EventType;
import io.cloudcostguard.schemas.subscription.Channel;
import io.cloudcostguard.schemas.wording.Templates;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

/// docs/budgets.md shows an alert as the channels render it, and docs/channels.md a decision in a
/// comment. `-Dgolden.update` writes them there.
class AlertDocTest {

  private static final Path DOCUMENT = Path.of("../docs/budgets.md");
  private static final Instant TIME = Instant.parse("2026-11-28T19:14:27Z");

  @ParameterizedTest
  @EnumSource(
      value = Channel.class,
      names = {"EMAIL", "SLACK", "TEAMS"})
  void showsAnAlertAsTheChannelRendersIt(Channel channel) throws Exception {
    shows(DOCUMENT, "<!-- alert " + channel.id() + " -->\n", "```text\n" + text(channel) + "```\n");
  }

  @Test
  void showsADecisionAsACommentHasIt() throws Exception {
    String body =
        TestChannels.of(new Stories(new Links("https://cost.example.org/")))
            .of(Channel.GITHUB)
            .body(
                Events.event(
                    EventType.PLAN_DECIDED,
                    TIME,
                    new News.OfDecision(Events.decided(PlanDecided.State.SOFT_BLOCK))),
                Templates.NONE);
    shows(
        Path.of("../docs/channels.md"),
        "<!-- comment decision-soft-block -->\n",
        "```markdown\n" + DecisionOnCommit.find(body).comment().markdown().strip() + "\n```\n");
  }

  private static void shows(Path path, String begin, String shown) throws IOException {
    String end = "<!-- end -->";
    String document = Files.readString(path);
    int from = document.indexOf(begin) + begin.length();
    int to = document.indexOf(end, from);
    assertThat(from).isGreaterThanOrEqualTo(begin.length());
    if (System.getProperty("golden.update") != null) {
      Files.writeString(path, document.substring(0, from) + shown + document.substring(to));
    } else {
      assertThat(document.substring(from, to)).isEqualTo(shown);
    }
  }

  private static String text(Channel channel) {
    String body =
        TestChannels.of(new Stories(new Links("https://cost.example.org/")))
            .of(channel)
            .body(
                Events.event(EventType.ALERT_FIRING, TIME, new News.OfBudget(Events.ofTeam())),
                Templates.NONE);
    return switch (channel) {
      case EMAIL ->
          "Subject: " + Mail.of(body).subject() + "\n\n" + Mail.of(body).text().strip() + "\n";
      case SLACK -> lines(slack(Json.MAPPER.readTree(body)));
      case TEAMS -> lines(teams(Json.MAPPER.readTree(body).at("/attachments/0/content")));
      default -> throw new IllegalArgumentException(channel.id());
    };
  }

  private static String lines(List<String> lines) {
    return String.join("\n", lines) + "\n";
  }

  /// What a reader of Slack reads, block by block, with its marks.
  private static List<String> slack(JsonNode message) {
    List<String> lines = new ArrayList<>();
    for (JsonNode block : message.path("blocks")) {
      if (block.has("text")) {
        lines.add(block.at("/text/text").asString());
      }
      block
          .path("fields")
          .forEach(field -> lines.add(field.path("text").asString().replace("\n", " ")));
      block.path("elements").forEach(element -> lines.add(element.path("text").asString()));
    }
    return lines;
  }

  /// What a reader of a card reads, element by element.
  private static List<String> teams(JsonNode card) {
    List<String> lines = new ArrayList<>();
    for (JsonNode element : card.path("body")) {
      if (element.has("columns")) {
        element
            .path("columns")
            .forEach(column ->
                lines.add(
                    column
                        .path("items")
                        .valueStream()
                        .map(AlertDocTest::text)
                        .collect(Collectors.joining("  "))));
      } else {
        lines.add(text(element));
      }
    }
    card.path("actions").forEach(action -> lines.add("[" + action.path("title").asString() + "]"));
    return lines;
  }

  private static String text(JsonNode element) {
    return element.has("inlines")
        ? element
            .path("inlines")
            .valueStream()
            .map(run -> run.path("text").asString())
            .collect(Collectors.joining())
        : element.path("text").asString();
  }
}
