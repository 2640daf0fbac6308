package io.cloudcostguard.notifier.send.email;

import io.cloudcostguard.notifier.message.Bar;
import io.cloudcostguard.notifier.message.Markup;
import io.cloudcostguard.notifier.message.PlainText;
import io.cloudcostguard.notifier.message.Story;
import io.cloudcostguard.notifier.message.Story.Change;
import io.cloudcostguard.notifier.message.Story.Fact;
import io.cloudcostguard.notifier.message.Story.Section;
import io.cloudcostguard.notifier.message.Story.Tone;

/// Renders a story as the HTML of an e-mail: tables and inline styles for mail clients. It loads no
/// external content.
final class MailHtml implements Markup {

  private static final String SMALL = " style=\"color:#6b7280;font-size:12px\"";
  private static final String CELL = "style=\"padding:2px 16px 2px 0\"";

  private MailHtml() {}

  static String of(Story story) {
    MailHtml markup = new MailHtml();
    StringBuilder html =
        new StringBuilder(
            "<!doctype html>\n<html lang=\"en\"><body style=\"font-family:sans-serif;"
                + "font-size:14px;color:#111827\">\n");
    html.append("<h2 style=\"font-size:18px;color:" + color(story.tone()) + "\">")
        .append(story.headline().in(markup))
        .append("</h2>\n");
    paragraph(html, "", story.where().in(markup));
    bar(html, story);
    if (story.reason() != null) {
      paragraph(html, "", story.reason().in(markup));
    }
    facts(html, story);
    story
        .warnings()
        .forEach(warning ->
            paragraph(html, " style=\"color:#b45309\"", "&#9888; " + warning.in(markup)));
    movers(html, story);
    for (Section section : story.sections()) {
      section(html, section, markup);
    }
    if (story.link() != null) {
      paragraph(html, "", "<a href=\"" + escaped(story.link()) + "\">Open the estimate</a>");
    }
    if (story.note() != null) {
      paragraph(html, "", story.note().in(markup));
    }
    paragraph(html, SMALL, story.smallPrint().in(markup));
    return html.append("</body></html>\n").toString();
  }

  private static void paragraph(StringBuilder html, String attributes, String content) {
    html.append("<p").append(attributes).append('>').append(content).append("</p>\n");
  }

  private static void bar(StringBuilder html, Story story) {
    if (story.bar() != null) {
      int full = 100 * story.bar().full() / Bar.LENGTH;
      html.append("<table role=\"presentation\" cellspacing=\"0\" cellpadding=\"0\"><tr>")
          .append(part(color(story.tone()), full))
          .append(part("#e5e7eb", 100 - full))
          .append("<td style=\"padding-left:8px\">")
          .append(escaped(story.bar().percentAfterIt().strip()))
          .append("</td></tr></table>\n");
    }
  }

  private static String part(String color, int percent) {
    return percent == 0
        ? ""
        : "<td style=\"width:%dpx;height:12px;background:%s\"></td>".formatted(2 * percent, color);
  }

  private static void facts(StringBuilder html, Story story) {
    if (!story.facts().isEmpty()) {
      html.append("<table role=\"presentation\">\n");
      for (Fact fact : story.facts()) {
        html.append("<tr><td ").append(CELL).append('>').append(escaped(fact.label()));
        html.append("</td><td><b>").append(escaped(fact.value())).append("</b></td></tr>\n");
      }
      html.append("</table>\n");
    }
  }

  private static void movers(StringBuilder html, Story story) {
    if (story.movers().isEmpty()) {
      return;
    }
    html.append("<h3 style=\"font-size:14px\">Largest changes</h3>\n<table>\n");
    for (Change mover : story.movers()) {
      html.append("<tr><td align=\"right\" ").append(CELL).append('>');
      html.append(escaped(mover.amount())).append("</td><td>");
      html.append(code(mover.name(), MailText.MAX_ADDRESS)).append("</td></tr>\n");
    }
    html.append("</table>\n");
    more(html, story.otherMovers());
  }

  private static void section(StringBuilder html, Section section, MailHtml markup) {
    html.append("<h3 style=\"font-size:14px\">").append(escaped(section.title()));
    html.append("</h3>\n<ul>\n");
    section.lines().forEach(line -> html.append("<li>").append(line.in(markup)).append("</li>\n"));
    html.append("</ul>\n");
    more(html, section.more());
  }

  private static void more(StringBuilder html, int more) {
    if (more > 0) {
      paragraph(html, SMALL, "… and " + more + " more");
    }
  }

  private static String color(Tone tone) {
    return switch (tone) {
      case PLAIN -> "#111827";
      case GOOD -> "#047857";
      case WARNING -> "#b45309";
      case BAD -> "#b91c1c";
    };
  }

  private static String code(String text, int max) {
    return "<code>" + escaped(MailText.visible(text, max)) + "</code>";
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }

  @Override
  public String ours(String text) {
    return escaped(text);
  }

  @Override
  public String theirs(String text) {
    return escaped(PlainText.unlinked(text));
  }

  @Override
  public String link(String url) {
    return "<a href=\"" + escaped(url) + "\">" + escaped(url) + "</a>";
  }

  @Override
  public String name(String text, int max) {
    return code(text, max);
  }

  @Override
  public String quote(String text, int max) {
    return escaped(MailText.visible(text, max));
  }
}
