package io.cloudcostguard.notifier.message;

import java.util.regex.Pattern;

/// Names from a plan, made fit to be read. Who writes a plan chooses them.
final class PlainText {

  private static final Pattern LINK = Pattern.compile("(?i):(?=//)|@(?!\u2060)|www(?=\\.)");

  private PlainText() {}

  /// The text at most `max` long, cut in the middle: both ends of an address say something.
  static String clip(String text, int max) {
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

  /// The text on one line, without what is not seen: controls become spaces; formatting (bidi
  /// controls, zero widths) and halves of characters go.
  static String visible(String text) {
    return shown(text).strip();
  }

  /// The same with the spaces around it.
  static String shown(String text) {
    StringBuilder visible = new StringBuilder(text.length());
    text.codePoints().forEach(c -> appendVisible(visible, c));
    return visible.toString();
  }

  /// The text with word joiners, which are not seen, where programs would else make a link or a
  /// mention of it.
  static String unlinked(String text) {
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
