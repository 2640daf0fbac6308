package io.cloudcostguard.cli.terminal;

import io.cloudcostguard.estimation.render.Printable;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// Standard output that sanitizes untrusted names: no text can leave its line or control the
/// terminal. Bytes pass unchanged.
public final class PrintableStream extends PrintStream {

  /// @param to where it goes, in UTF-8
  public PrintableStream(PrintStream to) {
    super(to, true, StandardCharsets.UTF_8);
  }

  @Override
  public void println(String line) {
    super.println(Printable.line(line));
  }

  /// @param format our own words and ends of lines
  /// @param args whatever stands in them
  @Override
  public PrintStream printf(String format, Object... args) {
    Object[] printable =
        Arrays.stream(args)
            .map(arg -> arg instanceof Number ? arg : Printable.line(String.valueOf(arg)))
            .toArray();
    return super.printf(format, printable);
  }
}
