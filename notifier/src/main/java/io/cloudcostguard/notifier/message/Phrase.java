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

    /// A name from elsewhere, shown with at most `max` characters.
    record Name(String text, int max) implements Piece {}

    /// A sentence from elsewhere.
    record Quote(String text, int max) implements Piece {}

    default String in(Markup markup) {
      return switch (this) {
        case Ours(var text) -> markup.ours(text);
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

  Phrase name(String text, int max) {
    return plus(new Piece.Name(text, max));
  }

  Phrase quote(String text, int max) {
    return plus(new Piece.Quote(text, max));
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
