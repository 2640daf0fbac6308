package io.cloudcostguard.notifier.send.forge;

import io.cloudcostguard.notifier.message.Markup;
import io.cloudcostguard.notifier.message.Phrase;
import io.cloudcostguard.notifier.message.PlainText;
import io.cloudcostguard.notifier.message.Story;
import io.cloudcostguard.notifier.message.Story.Fact;
import io.cloudcostguard.notifier.message.Story.Section;
import io.cloudcostguard.notifier.message.Story.Tone;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Renders a story as a comment, in GitHub's and GitLab's Markdown.
///
/// Names from a plan are in code spans, which have no mentions, links, references or HTML. No line
/// begins with a name, so that none is a command. Text of a subscriber's template is escaped by
/// entities and by invisible word joiners, as forges look for mentions after they decode entities.
///
/// @see <a href="https://github.github.com/gfm/#code-spans">GitHub Flavored Markdown</a>
final class CommentMarkdown implements Markup {

  private static final int MAX_ADDRESS = 150;
  private static final Pattern MEANINGFUL = Pattern.compile("[\\\\`*_{}\\[\\]<>#|~&!^]");
  private static final Pattern REFERRING =
      Pattern.compile("(?i)[@#!~%$&^:]|[a-z]{2,7}-(?=\\d)|www(?=\\.)");

  private CommentMarkdown() {}

  static String of(Story story) {
    CommentMarkdown markup = new CommentMarkdown();
    StringBuilder text =
        new StringBuilder("### " + sign(story.tone()) + story.headline().in(markup) + "\n\n");
    text.append(story.where().in(markup)).append("\n\n");
    if (story.reason() != null) {
      text.append("> ").append(story.reason().in(markup)).append("\n\n");
    }
    facts(text, story);
    warnings(text, story);
    movers(text, story);
    sections(text, story);
    if (story.link() != null) {
      text.append("[Open the estimate](").append(story.link()).append(")\n\n");
    }
    if (story.note() != null) {
      text.append("> ").append(story.note().in(markup)).append("\n\n");
    }
    return text.append("<sub>").append(story.smallPrint().in(markup)).append("</sub>\n").toString();
  }

  /// A decision, to be put above the estimate of its plan.
  static String ofDecision(Story story) {
    CommentMarkdown markup = new CommentMarkdown();
    StringBuilder text =
        new StringBuilder("### " + sign(story.tone()) + story.headline().in(markup));
    text.append(": ").append(code(story.subject(), MAX_ADDRESS)).append("\n\n");
    warnings(text, story);
    sections(text, story);
    return text.toString();
  }

  private static void sections(StringBuilder text, Story story) {
    CommentMarkdown markup = new CommentMarkdown();
    for (Section section : story.sections()) {
      text.append("**").append(section.title()).append("**\n\n");
      section.lines().forEach(line -> text.append("- ").append(line.in(markup)).append('\n'));
      if (section.more() > 0) {
        text.append("- … and ").append(section.more()).append(" more\n");
      }
      text.append('\n');
    }
  }

  private static void warnings(StringBuilder text, Story story) {
    CommentMarkdown markup = new CommentMarkdown();
    for (Phrase warning : story.warnings()) {
      text.append("- ⚠️ ").append(warning.in(markup)).append('\n');
    }
    if (!story.warnings().isEmpty()) {
      text.append('\n');
    }
  }

  private static void facts(StringBuilder text, Story story) {
    if (!story.facts().isEmpty()) {
      text.append(row(story.facts().stream().map(Fact::label).toList()))
          .append(row(story.facts().stream().map(_ -> "--:").toList()))
          .append(row(story.facts().stream().map(Fact::value).toList()))
          .append('\n');
    }
  }

  /// A pipe would end a cell, and with it a code span; escaped, it would still after a backslash.
  private static void movers(StringBuilder text, Story story) {
    if (story.movers().isEmpty()) {
      return;
    }
    text.append("<details open><summary>Largest changes</summary>\n\n")
        .append("| Resource | | Change |\n|:--|:--|--:|\n");
    story
        .movers()
        .forEach(mover ->
            text.append("| ")
                .append(code(mover.name(), MAX_ADDRESS).replace('|', '¦'))
                .append(" | ")
                .append(mover.action())
                .append(" | ")
                .append(mover.amount())
                .append(" |\n"));
    if (story.otherMovers() > 0) {
      text.append("\n… and ").append(story.otherMovers()).append(" more\n");
    }
    text.append("\n</details>\n\n");
  }

  private static String row(List<String> cells) {
    return cells.stream().collect(Collectors.joining(" | ", "| ", " |\n"));
  }

  private static String sign(Tone tone) {
    return switch (tone) {
      case PLAIN -> "";
      case GOOD -> "📉 ";
      case WARNING -> "⚠️ ";
      case BAD -> "⛔ ";
    };
  }

  /// Never empty: two backticks would begin a longer span.
  private static String code(String text, int max) {
    String visible = PlainText.clip(PlainText.visible(text), max).replace('`', '\'');
    return visible.isBlank() ? "`?`" : "`" + visible + "`";
  }

  @Override
  public String ours(String text) {
    return text;
  }

  @Override
  public String theirs(String text) {
    String apart = REFERRING.matcher(text).replaceAll("$0\u2060");
    return MEANINGFUL
        .matcher(apart)
        .replaceAll(found -> "&#" + (int) found.group().charAt(0) + ";");
  }

  @Override
  public String link(String url) {
    return "<" + url + ">";
  }

  @Override
  public String name(String text, int max) {
    return code(text, max);
  }

  @Override
  public String quote(String text, int max) {
    return code(text, max);
  }
}
