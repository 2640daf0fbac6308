package io.cloudcostguard.estimation.render;

import java.io.FilterWriter;
import java.io.IOException;
import java.io.Writer;

/// Writes JSON of the same value in which nothing steers a terminal or gives orders to a CI system:
/// such characters, which occur in strings only, are escaped.
final class PrintableJson extends FilterWriter {

  private char last;

  PrintableJson(Writer to) {
    super(to);
  }

  @Override
  public void write(int unit) throws IOException {
    char c = (char) unit;
    boolean isLayout = c == '\n';
    boolean beginsCommand = c == '#' && last == '#';
    if (beginsCommand || (Printable.steers(c) && !isLayout)) {
      out.write(Printable.escape(c));
    } else {
      out.write(c);
    }
    last = c;
  }

  @Override
  public void write(char[] text, int offset, int length) throws IOException {
    for (int i = offset; i < offset + length; i++) {
      write(text[i]);
    }
  }

  @Override
  public void write(String text, int offset, int length) throws IOException {
    for (int i = offset; i < offset + length; i++) {
      write(text.charAt(i));
    }
  }
}
