package io.cloudcostguard.cli.terminal;

import java.io.Console;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// Tells how wide the terminal is, and whether it shows colours.
///
/// @param width characters in a line
/// @param colour whether colours are wanted and shown
public record Screen(int width, boolean colour) {

  /// Where no width is known, as in a file or a pipe.
  private static final int USUAL = 120;

  private static final int PATIENCE_MS = 500;
  private static final int LONGEST_ANSWER = 32;

  /// The terminal of this process. `COLUMNS` says how wide it is, else `stty`; `NO_COLOR`,
  /// `TERM=dumb` and a pipe have no colours, `CLICOLOR_FORCE` has.
  public static Screen current() {
    boolean terminal = Optional.ofNullable(System.console()).map(Console::isTerminal).orElse(false);
    return of(System.getenv(), terminal, terminal ? asked() : null);
  }

  /// @param terminal whether the output is one
  /// @param asked its width, where it was asked for and answered
  static Screen of(Map<String, String> env, boolean terminal, @Nullable Integer asked) {
    int width = number(env.get("COLUMNS")).or(() -> Optional.ofNullable(asked)).orElse(USUAL);
    return new Screen(width, isColoured(env, terminal));
  }

  private static boolean isColoured(Map<String, String> env, boolean terminal) {
    if (isSet(env, "NO_COLOR")) {
      return false;
    }
    String force = env.getOrDefault("CLICOLOR_FORCE", "0");
    return (!force.isEmpty() && !force.equals("0"))
        || (terminal && !"dumb".equals(env.get("TERM")));
  }

  private static boolean isSet(Map<String, String> env, String name) {
    String value = env.get(name);
    return value != null && !value.isEmpty();
  }

  private static Optional<Integer> number(@Nullable String text) {
    return text != null && text.matches("[1-9]\\d{0,4}")
        ? Optional.of(Integer.valueOf(text))
        : Optional.empty();
  }

  /// `stty size` prints rows and columns.
  private static @Nullable Integer asked() {
    try {
      Process stty =
          new ProcessBuilder("stty", "size")
              .redirectInput(new File("/dev/tty"))
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      if (!stty.waitFor(PATIENCE_MS, TimeUnit.MILLISECONDS)) {
        stty.destroyForcibly();
        return null;
      }
      byte[] answer = stty.getInputStream().readNBytes(LONGEST_ANSWER);
      String[] size = new String(answer, StandardCharsets.US_ASCII).strip().split(" ", 2);
      return size.length == 2 ? number(size[1]).orElse(null) : null;
    } catch (IOException _) {
      return null;
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return null;
    }
  }
}
