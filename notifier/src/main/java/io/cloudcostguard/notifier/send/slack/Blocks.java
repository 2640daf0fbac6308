package io.cloudcostguard.notifier.send.slack;

import io.cloudcostguard.notifier.message.PlainText;
import io.cloudcostguard.schemas.Json;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Builds a Slack message within Slack's limits.
///
/// Names from a plan must be [#escaped]; our own text is not. All mrkdwn is `verbatim`, so that
/// Slack makes no links or mentions.
///
/// @see <a href="https://docs.slack.dev/reference/block-kit/blocks">Slack, Block Kit</a>
final class Blocks {

  private static final int MAX_HEADER = 150;
  private static final int MAX_SUBJECT = 200;
  private static final int MAX_SECTION = 3_000;
  private static final int MAX_FIELD = 2_000;

  private final ObjectNode message = Json.MAPPER.createObjectNode();
  private final ArrayNode blocks;

  /// @param headline plain
  /// @param subject with the headline, the text of the notification
  Blocks(String headline, String subject) {
    message.put("text", name(subject, MAX_SUBJECT) + ": " + escaped(headline));
    message.put("unfurl_links", false);
    message.put("unfurl_media", false);
    blocks = message.putArray("blocks");
    ObjectNode header = blocks.addObject().put("type", "header");
    header
        .putObject("text")
        .put("type", "plain_text")
        .put("text", header(headline))
        .put("emoji", false);
  }

  /// Cuts a text so that it fits when it is escaped.
  private static String header(String headline) {
    int most = MAX_HEADER;
    String header = escaped(PlainText.clip(headline, most));
    while (header.length() > MAX_HEADER) {
      header = escaped(PlainText.clip(headline, --most));
    }
    return header;
  }

  Blocks section(String mrkdwn) {
    mrkdwn(blocks.addObject().put("type", "section").putObject("text"), mrkdwn, MAX_SECTION);
    return this;
  }

  /// Pairs of a label and a value, as two columns.
  Blocks fields(List<String> mrkdwn) {
    ArrayNode fields = blocks.addObject().put("type", "section").putArray("fields");
    mrkdwn.forEach(field -> mrkdwn(fields.addObject(), field, MAX_FIELD));
    return this;
  }

  /// As many lines as fit, then how many more there are.
  Blocks list(String title, List<String> lines, int more) {
    StringBuilder text = new StringBuilder(title);
    int shown = 0;
    while (shown < lines.size()
        && text.length() + lines.get(shown).length()
            < MAX_SECTION - "\n… and 1000000000 more".length()) {
      text.append("\n• ").append(lines.get(shown++));
    }
    int hidden = more + lines.size() - shown;
    return section(
        hidden == 0 ? text.toString() : text.append("\n… and " + hidden + " more").toString());
  }

  /// Small print.
  Blocks context(String mrkdwn) {
    ArrayNode elements = blocks.addObject().put("type", "context").putArray("elements");
    mrkdwn(elements.addObject(), mrkdwn, MAX_FIELD);
    return this;
  }

  String json() {
    return Json.MAPPER.writeValueAsString(message);
  }

  private static void mrkdwn(ObjectNode text, String mrkdwn, int max) {
    if (mrkdwn.length() > max) {
      throw new IllegalArgumentException(
          "A Slack text of " + mrkdwn.length() + " characters is longer than " + max);
    }
    text.put("type", "mrkdwn").put("text", mrkdwn).put("verbatim", true);
  }

  /// Escapes a name for mrkdwn: visible, short, and without mentions, links and entities.
  static String name(String text, int max) {
    return escaped(PlainText.clip(PlainText.visible(text), max));
  }

  /// A name as code, where `*`, `_` and `~` mean nothing either.
  static String code(String text, int max) {
    return "`" + name(text.replace('`', '\''), max) + "`";
  }

  /// A link to the API.
  static String link(String url, String words) {
    return "<" + escaped(url) + "|" + words + ">";
  }

  static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
