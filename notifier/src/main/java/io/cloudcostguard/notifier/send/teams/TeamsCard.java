package io.cloudcostguard.notifier.send.teams;

import io.cloudcostguard.notifier.message.Phrase;
import io.cloudcostguard.notifier.message.Phrase.Piece;
import io.cloudcostguard.notifier.message.PlainText;
import io.cloudcostguard.notifier.message.PlainWords;
import io.cloudcostguard.notifier.message.Story;
import io.cloudcostguard.notifier.message.Story.Change;
import io.cloudcostguard.notifier.message.Story.Fact;
import io.cloudcostguard.notifier.message.Story.Section;
import io.cloudcostguard.notifier.message.Story.Tone;
import io.cloudcostguard.schemas.Json;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Renders a story as an Adaptive Card of at most 20 KB.
///
/// All text is in `TextRun`s, which have no Markdown: no name becomes a link or a mention.
///
/// @see <a href="https://adaptivecards.io/explorer/TextRun.html">Adaptive Cards, TextRun</a>
final class TeamsCard {

  static final int MAX_BYTES = 20_000;
  private static final int MAX_ADDRESS = 150;
  private static final int MAX_SUBJECT = 200;

  private final ObjectNode message = Json.MAPPER.createObjectNode();
  private final ArrayNode body;

  private TeamsCard(Story story) {
    message.put("type", "message");
    ObjectNode attachment = message.putArray("attachments").addObject();
    attachment.put("contentType", "application/vnd.microsoft.card.adaptive");
    attachment.putNull("contentUrl");
    ObjectNode card = attachment.putObject("content");
    card.put("$schema", "http://adaptivecards.io/schemas/adaptive-card.json");
    card.put("type", "AdaptiveCard").put("version", "1.4");
    card.putObject("msteams").put("width", "Full");
    card.put(
        "fallbackText",
        PlainText.unlinked(
            visible(story.subject(), MAX_SUBJECT) + ": " + story.headline().in(PlainWords.PLAIN)));
    body = card.putArray("body");
    if (story.link() != null) {
      card.putArray("actions")
          .addObject()
          .put("type", "Action.OpenUrl")
          .put("title", "Open the estimate")
          .put("url", story.link());
    }
  }

  /// Shows fewer movers when long names would make it too large.
  static String of(Story story) {
    String json = render(story);
    for (int movers = story.movers().size() - 1;
        movers >= 0 && json.getBytes(StandardCharsets.UTF_8).length > MAX_BYTES;
        movers--) {
      json = render(story.withMovers(movers));
    }
    return json;
  }

  private static String render(Story story) {
    TeamsCard card = new TeamsCard(story);
    card.headline(story);
    card.phrase(story.where());
    card.bar(story);
    if (story.reason() != null) {
      card.phrase(story.reason());
    }
    card.facts(story.facts());
    for (Phrase warning : story.warnings()) {
      ArrayNode runs = text(card.body);
      run(runs, "⚠ ").put("color", "Warning");
      warning.pieces().forEach(piece -> run(runs, piece));
    }
    card.movers(story.movers(), story.otherMovers());
    story.sections().forEach(card::section);
    if (story.note() != null) {
      card.phrase(story.note());
    }
    card.smallPrint(story.smallPrint());
    return Json.MAPPER.writeValueAsString(card.message);
  }

  private void headline(Story story) {
    ArrayNode runs = text(body);
    String color = color(story.tone());
    for (Piece piece : story.headline().pieces()) {
      ObjectNode run = run(runs, piece).put("size", "Large").put("weight", "Bolder");
      if (color != null) {
        run.put("color", color);
      }
    }
  }

  private void bar(Story story) {
    if (story.bar() != null) {
      ArrayNode runs = text(body);
      ObjectNode bar = run(runs, story.bar().blocks()).put("fontType", "Monospace");
      String color = color(story.tone());
      if (color != null) {
        bar.put("color", color);
      }
      run(runs, story.bar().percentAfterIt());
    }
  }

  private void facts(List<Fact> facts) {
    if (!facts.isEmpty()) {
      ArrayNode columns = body.addObject().put("type", "ColumnSet").putArray("columns");
      for (Fact fact : facts) {
        ArrayNode items = column(columns, "stretch");
        run(text(items), fact.label()).put("isSubtle", true).put("size", "Small");
        run(text(items), fact.value()).put("weight", "Bolder");
      }
    }
  }

  private void movers(List<Change> movers, int more) {
    if (!movers.isEmpty()) {
      run(text(body), "Largest changes").put("weight", "Bolder");
      ArrayNode columns = body.addObject().put("type", "ColumnSet").putArray("columns");
      ArrayNode names = column(columns, "stretch");
      ArrayNode amounts = column(columns, "auto");
      for (Change mover : movers) {
        run(text(names), visible(mover.name(), MAX_ADDRESS)).put("fontType", "Monospace");
        run(text(amounts), mover.amount());
      }
    }
    more(more);
  }

  private void section(Section section) {
    run(text(body), section.title()).put("weight", "Bolder");
    section.lines().forEach(this::phrase);
    more(section.more());
  }

  private void more(int more) {
    if (more > 0) {
      run(text(body), "… and " + more + " more").put("isSubtle", true);
    }
  }

  private void phrase(Phrase phrase) {
    ArrayNode runs = text(body);
    phrase.pieces().forEach(piece -> run(runs, piece));
  }

  private void smallPrint(Phrase phrase) {
    ArrayNode runs = text(body);
    phrase.pieces().forEach(piece -> run(runs, piece).put("isSubtle", true).put("size", "Small"));
  }

  private static ArrayNode column(ArrayNode columns, String width) {
    return columns.addObject().put("type", "Column").put("width", width).putArray("items");
  }

  private static ArrayNode text(ArrayNode items) {
    return items.addObject().put("type", "RichTextBlock").putArray("inlines");
  }

  private static ObjectNode run(ArrayNode runs, Piece piece) {
    return switch (piece) {
      case Piece.Ours(var text) -> run(runs, text);
      case Piece.Theirs(var text) -> run(runs, PlainText.unlinked(text));
      case Piece.Link(var url) -> {
        ObjectNode run = run(runs, url);
        run.putObject("selectAction").put("type", "Action.OpenUrl").put("url", url);
        yield run;
      }
      case Piece.Name(var text, var max) ->
          run(runs, visible(text, max)).put("fontType", "Monospace");
      case Piece.Quote(var text, var max) -> run(runs, visible(text, max));
    };
  }

  private static ObjectNode run(ArrayNode runs, String text) {
    return runs.addObject().put("type", "TextRun").put("text", text);
  }

  private static String visible(String text, int max) {
    return PlainText.unlinked(PlainText.clip(PlainText.visible(text), max));
  }

  private static @Nullable String color(Tone tone) {
    return switch (tone) {
      case PLAIN -> null;
      case GOOD -> "Good";
      case WARNING -> "Warning";
      case BAD -> "Attention";
    };
  }
}
