package io.cloudcostguard.notifier.message;

import io.cloudcostguard.notifier.message.Phrase.Piece;
import io.cloudcostguard.schemas.wording.Variable;
import io.cloudcostguard.schemas.wording.Wording;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// Renders a template to a [Phrase]: its text and the values of its variables stay separate pieces,
/// so that each channel escapes them.
public final class TemplateRenderer implements Wording.Listener {

  /// A piece that would be cut to less is left out.
  private static final int SHORTEST = 10;

  private static final String JOINER = "\u2060";

  private final Map<Variable, Phrase> values;
  private final boolean joined;
  private final List<Piece> pieces = new ArrayList<>();
  private int left;
  private char last = ' ';

  private TemplateRenderer(Map<Variable, Phrase> values, int most, boolean joined) {
    this.values = values;
    this.joined = joined;
    left = most;
  }

  /// Renders for people: on one line, and without links or mentions that arise between two pieces.
  ///
  /// @param most the limit of characters; the rest is cut
  public static Phrase forPeople(String template, Map<Variable, Phrase> values, int most) {
    return phrase(template, new TemplateRenderer(values, most, true));
  }

  /// Renders for a program, unchanged.
  public static String forPrograms(String template, Map<Variable, Phrase> values, int most) {
    return phrase(template, new TemplateRenderer(values, most, false)).in(PlainWords.PLAIN);
  }

  private static Phrase phrase(String template, TemplateRenderer worded) {
    Wording.of(template).tell(worded.values.keySet(), worded);
    return new Phrase(worded.pieces);
  }

  @Override
  public void words(String words) {
    if (!joined) {
      add(new Piece.Theirs(words));
    } else {
      String shown = PlainText.shown(words);
      add(new Piece.Theirs(pieces.isEmpty() ? shown.stripLeading() : shown));
    }
  }

  @Override
  public void value(Variable variable) {
    Objects.requireNonNull(values.get(variable), variable.id()).pieces().forEach(this::add);
  }

  private void add(Piece piece) {
    String text = piece.in(PlainWords.PLAIN);
    if (left <= 0 || text.isEmpty()) {
      return;
    }
    if (text.length() > left) {
      cut(piece);
      return;
    }
    if (joined && (makeLink(last, text.charAt(0)) || (isCode(piece) && endsWithCode()))) {
      pieces.add(new Piece.Theirs(JOINER));
    }
    pieces.add(piece);
    left -= text.length();
    last = text.charAt(text.length() - 1);
  }

  /// Two backticks side by side would begin a longer span of code.
  private boolean endsWithCode() {
    return !pieces.isEmpty() && isCode(pieces.getLast());
  }

  private static boolean isCode(Piece piece) {
    return piece instanceof Piece.Name || piece instanceof Piece.Quote;
  }

  /// Whether `://` or `www.` could arise between two pieces; within one they never do.
  private static boolean makeLink(char last, char first) {
    return switch (last) {
      case ':', '/' -> first == '/';
      case 'w', 'W' -> first == '.' || first == 'w' || first == 'W';
      default -> false;
    };
  }

  /// Cuts the last piece. A link is never cut but left out.
  private void cut(Piece piece) {
    int room = left;
    if (room >= SHORTEST) {
      switch (piece) {
        case Piece.Ours(var text) -> add(new Piece.Ours(PlainText.clip(text, room)));
        case Piece.Theirs(var text) -> add(new Piece.Theirs(PlainText.clip(text, room)));
        case Piece.Name(var text, var max) -> add(new Piece.Name(text, Math.min(room, max)));
        case Piece.Quote(var text, var max) -> add(new Piece.Quote(text, Math.min(room, max)));
        case Piece.Link _ -> pieces.add(new Piece.Ours("…"));
      }
    } else {
      pieces.add(new Piece.Ours("…"));
    }
    left = 0;
  }
}
