package io.cloudcostguard.notifier.send;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudcostguard.notifier.message.Events;
import io.cloudcostguard.notifier.message.Links;
import io.cloudcostguard.notifier.message.News;
import io.cloudcostguard.notifier.message.Stories;
import io.cloudcostguard.notifier.send.email.Mail;
import io.cloudcostguard.notifier.send.forge.Comment;
import io.cloudcostguard.schemas.Json;
import io.cloudcostguard.schemas.estimate.PlanEstimated;
import io.cloudcostguard.schemas.event.EventType;
import io.cloudcostguard.schemas.subscription.Channel;
import io.cloudcostguard.schemas.wording.Templates;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// Who writes a plan chooses its names; whatever they are, a message keeps its form and its limits.
///
/// Each channel gets 100,000 names: so many resources, in plans of up to 80.
class HostileNamesTest {

  private static final int NAMES = 100_000;
  private static final int LARGEST_PLAN = 80;
  private static final int MAX_BYTES = 20_000;
  private static final DeliveryChannels CHANNELS = TestChannels.of(new Stories(new Links(null)));

  private static final Pattern LIVE = Pattern.compile("(?i)://|www\\.|@[^\u2060]");

  /// Controls, what turns or hides text, halves of characters.
  private static final Pattern UNSEEN =
      Pattern.compile(
          "[\\x{0}-\\x{9}\\x{B}-\\x{1F}\\x{200B}\\x{202A}-\\x{202E}\\x{2066}-\\x{2069}\\x{FEFF}\\x{D800}-\\x{DFFF}]");

  private static final Pattern CODE_SPAN = Pattern.compile("(?<!`)`[^`\n]+`(?!`)");

  private static final String[] PIECES = {
    "<!channel>",
    "<@U012AB3CD>",
    "<#C01|x>",
    "<http://a|b>",
    "&lt;",
    "&",
    "<",
    ">",
    "`",
    "```",
    "\u202E",
    "\u2066",
    "\u200B",
    "\uFEFF",
    "\u0000",
    "\n",
    "\r\nBcc: x@evil.example\r\n\r\n",
    "\t",
    "\"",
    "'",
    "\\",
    "|",
    "*",
    "_",
    "~",
    "é",
    "\uD83D\uDE00",
    "\uD83D",
    "\uDE00",
    "aws_instance.web",
    "http://evil.example",
    "[free](https://evil.example)",
    "www.evil.example",
    "mailto:x@evil.example",
    "![](//evil.example/x.png)",
    "<img src=x onerror=y>",
    "</code></details>-->",
    "<at>everyone</at>",
    "=?utf-8?q?x?=",
    "\n/close\n",
    "#1",
    "@here"
  };

  private static final String[] WORDS = {
    "{{project}}",
    "{{workspace}}",
    "{{repository}}",
    "{{branch}}",
    "{{headline}}",
    "{{delta}}",
    "{{#project}}x{{/project}}",
    "http:",
    "https:/",
    "www",
    "ww",
    "@",
    "#1 ",
    " ",
    "<",
    "<!channel>",
    "<https://evil.example|free>",
    "[free](https://evil.example)",
    "![](//evil.example/x.png)",
    "<img src=x onerror=y>",
    "`",
    "&lt;",
    "*",
    "_",
    "|",
    "\\",
    "-->",
    "/close ",
    "@here",
    "\u202E",
    "\u200B",
    "mailto:x@evil.example",
    "é\uD83D\uDE00"
  };

  @Test
  void keepsSlackMessagesHarmlessAndWithinTheLimits() {
    forEachPlan(
        Channel.SLACK,
        json -> {
          JsonNode message = Json.MAPPER.readTree(json);
          List<String> texts = texts(message);
          assertThat(json.length()).isLessThanOrEqualTo(12_000);
          assertThat(message.get("blocks").size()).isLessThanOrEqualTo(50);
          assertThat(message.get("text").stringValue()).isNotBlank();
          assertThat(message.get("unfurl_links").booleanValue()).isFalse();
          for (String text : texts) {
            assertThat(text.length()).isLessThanOrEqualTo(3_000);
            assertThat(text).doesNotContainPattern("[<>]|&(?!amp;|lt;|gt;)");
            assertThat(UNSEEN.matcher(text).find()).as(text).isFalse();
          }
        });
  }

  @Test
  void keepsTeamsCardsHarmlessAndSmall() {
    forEachPlan(
        Channel.TEAMS,
        json -> {
          assertThat(json.getBytes(StandardCharsets.UTF_8).length).isLessThanOrEqualTo(MAX_BYTES);
          JsonNode card = Json.MAPPER.readTree(json).at("/attachments/0/content");
          assertThat(card.get("version").stringValue()).isEqualTo("1.4");
          assertThat(card.findValuesAsString("type"))
              .contains("TextRun")
              .doesNotContain("TextBlock", "FactSet", "Action.OpenUrl");
          for (String text : texts(card.get("body"))) {
            assertThat(LIVE.matcher(text).find()).as(text).isFalse();
            assertThat(UNSEEN.matcher(text).find()).as(text).isFalse();
          }
        });
  }

  @Test
  void keepsEmailsHarmlessAndSmall() {
    forEachPlan(
        Channel.EMAIL,
        json -> {
          Mail mail = Mail.of(json);
          assertThat(json.length()).isLessThanOrEqualTo(20_000);
          assertThat(mail.subject()).doesNotContain("\r", "\n").hasSizeLessThanOrEqualTo(300);
          assertThat(UNSEEN.matcher(mail.text()).find()).isFalse();
          assertThat(LIVE.matcher(mail.text()).find()).as(mail.text()).isFalse();
          assertThat(LIVE.matcher(mail.html()).find()).as(mail.html()).isFalse();
          assertThat(
                  mail.html()
                      .replaceAll(
                          "</?(?:html|body|h2|h3|p|b|table|tr|td|code)(?: [a-z]+=\"[^\"<>]*\")*\\s?>",
                          "")
                      .replaceFirst("^<!doctype html>", ""))
              .doesNotContain("<", ">")
              .doesNotContainPattern("&(?!(?:amp|lt|gt|quot|#39|#9888);)");
        });
  }

  @Test
  void keepsCommentsHarmlessAndSmall() {
    forEachPlan(
        Channel.GITHUB,
        json -> {
          String markdown = Comment.of(json).markdown();
          assertThat(markdown.length()).isLessThanOrEqualTo(10_000);
          assertThat(UNSEEN.matcher(markdown).find()).isFalse();
          String ours = CODE_SPAN.matcher(markdown).replaceAll("");
          assertThat(ours.replaceFirst("^### ", "").replaceAll("&#\\d+;", ""))
              .doesNotContain("`", "://", "[", "!", "#", "~", "*", "_");
          String read = // as a forge does before it looks for mentions
              Pattern.compile("&#(\\d+);")
                  .matcher(ours)
                  .replaceAll(
                      c -> Matcher.quoteReplacement("" + (char) Integer.parseInt(c.group(1))));
          assertThat(read).doesNotContainPattern("[@#!~%&^](?=\\w)|(?m)^/|(?i)www\\.");
          assertThat(ours.replaceAll("</?(?:details(?: open)?|summary|sub)>", ""))
              .doesNotContain("<");
          assertThat(markdown.lines().filter(line -> line.startsWith("| ")))
              .allSatisfy(
                  row -> assertThat(row.chars().filter(c -> c == '|').count()).isIn(4L, 5L));
        });
  }

  @Test
  void keepsWebhookBodiesSmall() {
    forEachPlan(
        Channel.WEBHOOK,
        json -> {
          assertThat(json.getBytes(StandardCharsets.UTF_8).length).isLessThanOrEqualTo(MAX_BYTES);
          assertThat(Json.MAPPER.readTree(json).at("/data/id").stringValue()).isEqualTo("0198f2b4");
        });
  }

  @Test
  void marksAllSlackMarkdownVerbatim() {
    JsonNode message =
        Json.MAPPER.readTree(
            body(Channel.SLACK, Events.hostile(3, Events.HOSTILE), Templates.NONE));

    assertThat(message.findParents("verbatim"))
        .hasSameSizeAs(
            message.findValues("type").stream()
                .filter(type -> type.stringValue().equals("mrkdwn"))
                .toList());
    assertThat(message.get("text").stringValue()).doesNotContain("<", ">");
  }

  /// Every resource of a plan has a name of its own.
  private static void forEachPlan(Channel channel, Consumer<String> body) {
    Random random = new Random(7);
    for (int names = 0; names < NAMES; ) {
      PlanEstimated plan = Events.hostile(random.nextInt(LARGEST_PLAN / 2), () -> name(random));
      body.accept(body(channel, plan, Templates.NONE));
      body.accept(body(channel, plan, templates(random)));
      names += plan.resources().size() + 1;
    }
  }

  private static String body(Channel channel, PlanEstimated plan, Templates templates) {
    return CHANNELS
        .of(channel)
        .body(
            Events.event(EventType.PLAN_ESTIMATED, Instant.EPOCH, new News.OfPlan(plan)),
            templates);
  }

  /// Who subscribes may want the same, and put a name where it becomes what it is not.
  private static Templates templates(Random random) {
    return new Templates(template(random), template(random), null);
  }

  private static String template(Random random) {
    StringBuilder template = new StringBuilder();
    while (template.length() < 300) {
      template.append(WORDS[random.nextInt(WORDS.length)]);
    }
    return template.toString();
  }

  private static String name(Random random) {
    StringBuilder name = new StringBuilder();
    int pieces = random.nextInt(random.nextBoolean() ? 5 : 60);
    for (int i = 0; i < pieces; i++) {
      name.append(PIECES[random.nextInt(PIECES.length)]);
    }
    return name.toString();
  }

  private static List<String> texts(JsonNode node) {
    List<String> texts = new ArrayList<>();
    collect(node, texts);
    return texts;
  }

  private static void collect(JsonNode node, List<String> texts) {
    if (node.isString()) {
      texts.add(node.stringValue());
    }
    node.forEach(child -> collect(child, texts));
  }
}
