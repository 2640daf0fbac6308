package io.cloudcostguard.notifier.message;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudcostguard.schemas.Json;
import io.cloudcostguard.schemas.event.EventType;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// Who writes a plan chooses its names; whatever they are, a message keeps its form and its limits.
class HostileNamesTest {

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
    "\t",
    "\"",
    "\\",
    "*",
    "_",
    "~",
    "é",
    "\uD83D\uDE00",
    "\uD83D",
    "\uDE00",
    "aws_instance.web",
    "http://evil.example",
    "@here"
  };

  @Test
  void keepsSlackMessagesHarmlessAndWithinTheLimits() {
    Random random = new Random(7);
    for (int i = 0; i < 2_000; i++) {
      String json = SlackBlocks.of(Events.hostile(random.nextInt(15), name(random)));

      JsonNode message = Json.MAPPER.readTree(json);
      List<String> texts = new ArrayList<>();
      collect(message, texts);
      assertThat(json.length()).isLessThanOrEqualTo(12_000);
      assertThat(message.get("blocks").size()).isLessThanOrEqualTo(50);
      assertThat(message.get("text").stringValue()).isNotBlank();
      assertThat(message.get("unfurl_links").booleanValue()).isFalse();
      assertThat(texts)
          .allSatisfy(text -> assertThat(text.length()).isLessThanOrEqualTo(3_000))
          .allSatisfy(text ->
              assertThat(text).doesNotContainPattern("[<>\u202A-\u202E\u2066-\u2069\u200B\u0000]"))
          .allSatisfy(text -> assertThat(text).doesNotContainPattern("&(?!amp;|lt;|gt;)"));
    }
  }

  @Test
  void keepsWebhookBodiesSmall() {
    Random random = new Random(7);
    for (int i = 0; i < 500; i++) {
      String json =
          WebhookBody.of(EventType.PLAN_ESTIMATED, Instant.EPOCH, Events.hostile(15, name(random)));

      assertThat(json.getBytes(StandardCharsets.UTF_8).length)
          .isLessThanOrEqualTo(WebhookBody.MAX_BYTES);
      assertThat(Json.MAPPER.readTree(json).at("/data/id").stringValue()).isEqualTo("0198f2b4");
    }
  }

  @Test
  void marksAllSlackMarkdownVerbatim() {
    JsonNode message = Json.MAPPER.readTree(SlackBlocks.of(Events.hostile(3, Events.HOSTILE)));

    assertThat(message.findParents("verbatim"))
        .hasSameSizeAs(
            message.findValues("type").stream()
                .filter(type -> type.stringValue().equals("mrkdwn"))
                .toList());
    assertThat(message.get("text").stringValue()).doesNotContain("<", ">");
  }

  private static String name(Random random) {
    StringBuilder name = new StringBuilder();
    int pieces = random.nextInt(400);
    for (int i = 0; i < pieces; i++) {
      name.append(PIECES[random.nextInt(PIECES.length)]);
    }
    return name.toString();
  }

  private static void collect(JsonNode node, List<String> texts) {
    if (node.isString()) {
      texts.add(node.stringValue());
    }
    node.forEach(child -> collect(child, texts));
  }
}
