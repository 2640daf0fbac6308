package io.cloudcostguard.notifier.send.email;

import io.cloudcostguard.notifier.message.Markup;
import io.cloudcostguard.notifier.message.Phrase;
import io.cloudcostguard.notifier.message.PlainText;
import io.cloudcostguard.notifier.message.Story;
import io.cloudcostguard.notifier.message.Story.Change;
import io.cloudcostguard.notifier.message.Story.Fact;
import io.cloudcostguard.notifier.message.Story.Section;

/// Renders a story as the plain text of an e-mail.
final class MailText implements Markup {

  static final int MAX_ADDRESS = 150;
  private static final int MAX_ABOUT = 120;
  private static final int MAX_SUBJECT = 300;

  private MailText() {}

  static Mail of(Story story, String thread) {
    return new Mail(thread, subject(story), text(story), MailHtml.of(story));
  }

  private static String subject(Story story) {
    return PlainText.clip(
        visible(story.subject(), MAX_ABOUT) + ": " + story.headline().in(new MailText()),
        MAX_SUBJECT);
  }

  private static String text(Story story) {
    MailText markup = new MailText();
    StringBuilder text = new StringBuilder(story.headline().in(markup) + "\n\n");
    text.append(story.where().in(markup)).append('\n');
    if (story.bar() != null) {
      text.append(story.bar().blocks()).append(story.bar().percentAfterIt()).append('\n');
    }
    text.append('\n');
    if (story.reason() != null) {
      text.append(story.reason().in(markup)).append("\n\n");
    }
    for (Fact fact : story.facts()) {
      text.append("%-14s %s\n".formatted(fact.label(), fact.value()));
    }
    for (Phrase warning : story.warnings()) {
      text.append("\n! ").append(warning.in(markup)).append('\n');
    }
    movers(text, story);
    for (Section section : story.sections()) {
      text.append('\n').append(section.title()).append('\n');
      section.lines().forEach(line -> text.append("- ").append(line.in(markup)).append('\n'));
      more(text, section.more());
    }
    if (story.link() != null) {
      text.append("\nOpen the estimate: ").append(story.link()).append('\n');
    }
    if (story.note() != null) {
      text.append('\n').append(story.note().in(markup)).append('\n');
    }
    return text.append("\n").append(story.smallPrint().in(markup)).append('\n').toString();
  }

  private static void movers(StringBuilder text, Story story) {
    if (story.movers().isEmpty()) {
      return;
    }
    text.append("\nLargest changes\n");
    for (Change mover : story.movers()) {
      text.append("%14s  %s\n".formatted(mover.amount(), visible(mover.name(), MAX_ADDRESS)));
    }
    more(text, story.otherMovers());
  }

  private static void more(StringBuilder text, int more) {
    if (more > 0) {
      text.append("… and ").append(more).append(" more\n");
    }
  }

  /// Keeps mail clients from making links of names.
  static String visible(String text, int max) {
    return PlainText.unlinked(PlainText.clip(PlainText.visible(text), max));
  }

  @Override
  public String ours(String text) {
    return text;
  }

  @Override
  public String theirs(String text) {
    return PlainText.unlinked(text);
  }

  @Override
  public String link(String url) {
    return url;
  }

  @Override
  public String name(String text, int max) {
    return visible(text, max);
  }

  @Override
  public String quote(String text, int max) {
    return visible(text, max);
  }
}
