package io.cloudcostguard.estimation.render;

import java.util.ArrayList;
import java.util.List;

/// Measures and breaks text by the columns that a terminal needs for it: wide characters have two,
/// combining ones none.
final class TextColumns {

  /// A line is not broken before this much of it is filled, except by force.
  private static final int LEAST_FILLED = 2;

  static int of(String text) {
    return text.codePoints().map(TextColumns::of).sum();
  }

  private static int of(int c) {
    if (c < 0x300) {
      return 1;
    }
    return switch (Character.getType(c)) {
      case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK -> 0;
      default -> isWide(c) ? 2 : 1;
    };
  }

  private static boolean isWide(int c) {
    return switch (Character.UnicodeScript.of(c)) {
      case HAN, HIRAGANA, KATAKANA, HANGUL -> true;
      default -> (c >= 0x1f300 && c < 0x1fb00) || (c >= 0xff01 && c <= 0xff60);
    };
  }

  /// With spaces before it.
  static String right(String text, int width) {
    return " ".repeat(Math.max(0, width - of(text))) + text;
  }

  /// With spaces behind it.
  static String left(String text, int width) {
    return text + " ".repeat(Math.max(0, width - of(text)));
  }

  /// The text in pieces that fit, broken behind a character that separates names. Each piece stays
  /// harmless at the start of a line.
  ///
  /// @param width of the first piece
  /// @param later of the others
  static List<String> broken(String text, int width, int later) {
    List<String> pieces = new ArrayList<>();
    int start = 0;
    while (start < text.length()) {
      int end = end(text, start, pieces.isEmpty() ? width : later);
      String piece = text.substring(start, end).stripTrailing();
      pieces.add(pieces.isEmpty() ? piece : later(piece));
      start = end;
    }
    return pieces.isEmpty() ? List.of("") : pieces;
  }

  private static String later(String piece) {
    return Printable.line(piece.stripLeading());
  }

  /// Behind a space, else behind another separator; else where the width ends.
  private static int end(String text, int start, int width) {
    int columns = 0;
    int space = -1;
    int separator = -1;
    int i = start;
    while (i < text.length()) {
      int c = text.codePointAt(i);
      columns += of(c);
      if (columns > width && i > start) {
        int least = start + (i - start) / LEAST_FILLED;
        return space > least ? space : separator > least ? separator : i;
      }
      i += Character.charCount(c);
      if (c == ' ') {
        space = i;
      } else if ("./_-]".indexOf(c) >= 0) {
        separator = i;
      }
    }
    return i;
  }

  private TextColumns() {}
}
