package io.cloudcostguard.estimation.render;

import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Makes text from outside fit for a terminal, a file and a CI job's log: it stays in its line, and
/// neither steers a terminal nor gives orders to a CI system. What would do so is written as
/// `\u001b`, so that it can be seen.
public final class Printable {

  /// Controls (ESC, BEL, ends of lines, C1), format characters (bidi marks, zero width), line and
  /// paragraph separators, halves of characters, and what is no character.
  private static final String STEERS = "[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}\\p{Cs}\\p{Cn}]";

  /// What begins a command anywhere in a line of a log: `##[`, `##vso[`, `##teamcity[` for GitHub,
  /// Azure and TeamCity.
  private static final String COMMANDS = "(?<=#)#(?=\\w{0,20}\\[)";

  /// What begins one at the start of a line, for GitHub.
  private static final Pattern COMMAND = Pattern.compile("^([\\s\\p{Z}]*+)::");

  private static final Pattern UNFIT = Pattern.compile(STEERS + "|" + COMMANDS);

  /// The text in one line, with everything that is not only text made visible.
  public static String line(String text) {
    String visible = UNFIT.matcher(text).replaceAll(Printable::escaped);
    return COMMAND.matcher(visible).replaceFirst("$1:\\\\u003a");
  }

  private static String escaped(MatchResult match) {
    StringBuilder escaped = new StringBuilder();
    match.group().chars().forEach(c -> escaped.append(escape((char) c)));
    return Matcher.quoteReplacement(escaped.toString());
  }

  /// In the form that JSON and Java have.
  static String escape(char unit) {
    return "\\u%04x".formatted((int) unit);
  }

  /// Whether a single unit of text steers how others are shown, or is a half of what may.
  static boolean steers(char unit) {
    return switch (Character.getType(unit)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.SURROGATE,
          Character.PARAGRAPH_SEPARATOR ->
          true;
      default -> false;
    };
  }

  private Printable() {}
}
