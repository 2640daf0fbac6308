package io.cloudcostguard.notifier.message;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// The content of a message, in no channel's format.
///
/// @param headline the result, in one sentence
/// @param subject project and workspace, unescaped
/// @param where the subject in a sentence
/// @param bar of a budget; null where there is none
/// @param reason why there is no estimate; null when there is one
/// @param facts labels and values, our own text
/// @param warnings what the reader must know to not misread the facts
/// @param movers the largest changes, largest first
/// @param otherMovers how many more there are
/// @param link to the estimate; null when the public URL is not set
/// @param sections lists of sentences, after everything else
/// @param note from the subscriber's template; null when there is none
public record Story(
    Tone tone,
    Phrase headline,
    String subject,
    Phrase where,
    @Nullable Bar bar,
    @Nullable Phrase reason,
    List<Fact> facts,
    List<Phrase> warnings,
    List<Change> movers,
    int otherMovers,
    Phrase smallPrint,
    @Nullable String link,
    List<Section> sections,
    @Nullable Phrase note) {

  /// The tone, which channels show by a colour or a sign.
  public enum Tone {
    PLAIN,
    GOOD,
    WARNING,
    BAD
  }

  public record Fact(String label, String value) {}

  /// A resource whose cost changes.
  ///
  /// @param name from the plan, unescaped
  /// @param amount our own text
  public record Change(String name, String action, String amount) {}

  /// A list of sentences.
  ///
  /// @param title our own text
  /// @param more how many sentences are left out
  public record Section(String title, List<Phrase> lines, int more) {

    public Section {
      lines = List.copyOf(lines);
    }
  }

  /// Without sections.
  Story(
      Tone tone,
      Phrase headline,
      String subject,
      Phrase where,
      @Nullable Bar bar,
      @Nullable Phrase reason,
      List<Fact> facts,
      List<Phrase> warnings,
      List<Change> movers,
      int otherMovers,
      Phrase smallPrint,
      @Nullable String link) {
    this(
        tone,
        headline,
        subject,
        where,
        bar,
        reason,
        facts,
        warnings,
        movers,
        otherMovers,
        smallPrint,
        link,
        List.of(),
        null);
  }

  public Story {
    sections = List.copyOf(sections);
    facts = List.copyOf(facts);
    warnings = List.copyOf(warnings);
    movers = List.copyOf(movers);
  }

  /// This story with fewer movers.
  public Story withMovers(int count) {
    return with(headline, movers.subList(0, count), otherMovers + movers.size() - count, note);
  }

  /// This story with texts from the subscriber's templates.
  ///
  /// @param first replaces the headline; null: does not
  /// @param last the note; null: none
  public Story worded(@Nullable Phrase first, @Nullable Phrase last) {
    return with(first == null ? headline : first, movers, otherMovers, last);
  }

  private Story with(Phrase headline, List<Change> movers, int otherMovers, @Nullable Phrase note) {
    return new Story(
        tone,
        headline,
        subject,
        where,
        bar,
        reason,
        facts,
        warnings,
        movers,
        otherMovers,
        smallPrint,
        link,
        sections,
        note);
  }
}
