package io.cloudcostguard.notifier.message;

import java.util.regex.Pattern;

/// Sanitizes names from a plan, which the author of the plan chooses.
public final class PlainText {

  private static final Pattern LINK = Pattern.compile("(?i):(?=//)|@(?!\u2060)|www(?=\\.)");

  private PlainText() {}

  /// Cuts a text in the middle to at most `max` characters, as both ends of an address matter.
  public static String clip(String text, int max) {
    if (text.length() <= max) {
      return text;
    }
    int head = (max - 1) / 2;
    int tail = text.length() - (max - 1 - head);
    if (Character.isHighSurrogate(text.charAt(head - 1))) {
      head--;
    }
    if (Character.isLowSurrogate(text.charAt(tail))) {
      tail++;
    }
    return text.substring(0, head) + "…" + text.substring(tail);
  }

  /// Removes invisible characters (bidi controls, zero widths, lone surrogates), replaces control
  /// characters by spaces, and strips the ends.
  public static String visible(String text) {
    return shown(text).strip();
  }

  /// As [#visible], without stripping the ends.
  public static String shown(String text) {
    StringBuilder visible = new StringBuilder(text.length());
    text.codePoints().forEach(c -> appendVisible(visible, c));
    return visible.toString();
  }

  /// Inserts invisible word joiners, so that no program makes a link or a mention of the text.
  public static String unlinked(String text) {
    return LINK.matcher(text).replaceAll("$0\u2060");
  }

  private static void appendVisible(StringBuilder visible, int c) {
    switch (Character.getType(c)) {
      case Character.CONTROL, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR ->
          visible.append(' ');
      case Character.FORMAT, Character.SURROGATE, Character.UNASSIGNED -> {}
      default -> visible.appendCodePoint(c);
    }
  }
}
