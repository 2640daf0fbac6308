package io.cloudcostguard.notifier.message;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// A sentence of our words and of names from elsewhere, in no channel's markup.
record Phrase(List<Piece> pieces) {

  /// A part of it.
  sealed interface Piece {

    /// Our own words.
    record Ours(String text) implements Piece {}

    /// Words of the subscriber's own.
    record Theirs(String text) implements Piece {}

    /// An address of ours.
    record Link(String url) implements Piece {}

    /// A name from elsewhere, shown with at most `max` characters.
    record Name(String text, int max) implements Piece {}

    /// A sentence from elsewhere.
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

  Phrase {
    pieces = List.copyOf(pieces);
  }

  static Phrase of(String ours) {
    return new Phrase(List.of(new Piece.Ours(ours)));
  }

  Phrase then(String ours) {
    return plus(new Piece.Ours(ours));
  }

  Phrase then(Phrase other) {
    List<Piece> more = new ArrayList<>(pieces);
    more.addAll(other.pieces);
    return new Phrase(more);
  }

  Phrase name(String text, int max) {
    return plus(new Piece.Name(text, max));
  }

  Phrase quote(String text, int max) {
    return plus(new Piece.Quote(text, max));
  }

  boolean isBlank() {
    return in(PlainWords.PLAIN).isBlank();
  }

  String in(Markup markup) {
    return pieces.stream().map(piece -> piece.in(markup)).collect(Collectors.joining());
  }

  private Phrase plus(Piece piece) {
    List<Piece> more = new ArrayList<>(pieces);
    more.add(piece);
    return new Phrase(more);
  }
}
