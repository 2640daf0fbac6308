package io.cloudcostguard.notifier.message;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What is to be told of an event, in no channel's form.
///
/// @param headline what it comes to, in one sentence
/// @param subject names from elsewhere: what it is about
/// @param where the same in a sentence
/// @param bar of a budget; null where there is none
/// @param reason why there is nothing else to tell; null when there is
/// @param facts labels and values, our words
/// @param warnings what the reader must know to not misread the facts
/// @param movers the largest changes, largest first
/// @param otherMovers how many more there are
/// @param link to read more; null when nobody said where
/// @param sections lists of sentences, after everything else
/// @param note the subscriber's own words at the end; null when there are none
record Story(
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

  /// How a story is meant.
  enum Tone {
    PLAIN,
    GOOD,
    WARNING,
    BAD
  }

  record Fact(String label, String value) {}

  /// A resource whose cost changes.
  ///
  /// @param name from elsewhere
  /// @param amount our words
  record Change(String name, String action, String amount) {}

  /// A list of sentences.
  ///
  /// @param title our words
  /// @param more how many sentences are left out
  record Section(String title, List<Phrase> lines, int more) {

    Section {
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

  Story {
    sections = List.copyOf(sections);
    facts = List.copyOf(facts);
    warnings = List.copyOf(warnings);
    movers = List.copyOf(movers);
  }

  /// The same with fewer movers.
  Story withMovers(int count) {
    return with(headline, movers.subList(0, count), otherMovers + movers.size() - count, note);
  }

  /// The same in a subscriber's words.
  ///
  /// @param first takes the place of the headline; null: does not
  /// @param last null: none
  Story worded(@Nullable Phrase first, @Nullable Phrase last) {
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
