package io.cloudcostguard.notifier.message;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// A sentence of our text and of names from a plan, in no channel's markup.
public record Phrase(List<Piece> pieces) {

  /// A part of it.
  public sealed interface Piece {

    /// Our own text.
    record Ours(String text) implements Piece {}

    /// Text of a subscriber's template, or of an event, that is to be read as text.
    record Theirs(String text) implements Piece {}

    /// A link to the API.
    record Link(String url) implements Piece {}

    /// A name from a plan, shown with at most `max` characters.
    record Name(String text, int max) implements Piece {}

    /// A sentence from a plan.
    record Quote(String text, int max) implements Piece {}

    default String in(Markup markup) {
      return switch (this) {
        case Ours(var text) -> markup.ours(text);
        case Theirs(var text) -> markup.theirs(text);
        case Link(var url) -> markup.link(url);
        case Name(var text, var max) -> markup.name(text, max);
        case Quote(var text, var max) -> markup.quote(text, max);
      };
    }
  }

  public Phrase {
    pieces = List.copyOf(pieces);
  }

  public static Phrase of(String ours) {
    return new Phrase(List.of(new Piece.Ours(ours)));
  }

  /// A sentence of an event, which is shown as text.
  static Phrase escaped(String text, int max) {
    return new Phrase(List.of(new Piece.Theirs(PlainText.clip(PlainText.visible(text), max))));
  }

  public Phrase then(String ours) {
    return plus(new Piece.Ours(ours));
  }

  public Phrase then(Phrase other) {
    List<Piece> more = new ArrayList<>(pieces);
    more.addAll(other.pieces);
    return new Phrase(more);
  }

  public Phrase name(String text, int max) {
    return plus(new Piece.Name(text, max));
  }

  public Phrase quote(String text, int max) {
    return plus(new Piece.Quote(text, max));
  }

  public boolean isBlank() {
    return in(PlainWords.PLAIN).isBlank();
  }

  public String in(Markup markup) {
    return pieces.stream().map(piece -> piece.in(markup)).collect(Collectors.joining());
  }

  private Phrase plus(Piece piece) {
    List<Piece> more = new ArrayList<>(pieces);
    more.add(piece);
    return new Phrase(more);
  }
}
