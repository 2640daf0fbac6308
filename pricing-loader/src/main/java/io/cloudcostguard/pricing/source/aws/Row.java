package io.cloudcostguard.pricing.source.aws;

import java.util.Arrays;

/// A row of a list in CSV, as its text and where its cells end: of the near hundred cells of an
/// offer only those that are asked for become strings.
final class Row {

  private char[] text = new char[2_048];
  private int[] ends = new int[128];
  private int cells;
  private long line;

  void begin() {
    cells = 0;
  }

  void add(char[] source, int offset, int length) {
    int begin = begin(cells);
    if (text.length - begin < length) {
      text = Arrays.copyOf(text, Math.max(2 * text.length, begin + length));
    }
    if (cells == ends.length) {
      ends = Arrays.copyOf(ends, 2 * cells);
    }
    System.arraycopy(source, offset, text, begin, length);
    ends[cells++] = begin + length;
  }

  void end(long startingLine) {
    line = startingLine;
  }

  /// The line of the file that it begins on, counted from 1.
  long line() {
    return line;
  }

  /// How many cells it has.
  int cells() {
    return cells;
  }

  String cell(int number) {
    int begin = begin(number);
    return new String(text, begin, ends[number] - begin);
  }

  boolean isBlank(int number) {
    return begin(number) == ends[number];
  }

  /// Whether all cells from `number` on are those of `other`.
  boolean isLike(Row other, int number) {
    if (cells != other.cells || number > cells) {
      return false;
    }
    int begin = begin(number);
    int otherBegin = other.begin(number);
    for (int i = number; i < cells; i++) {
      if (ends[i] - begin != other.ends[i] - otherBegin) {
        return false;
      }
    }
    return Arrays.equals(text, begin, begin(cells), other.text, otherBegin, other.begin(cells));
  }

  private int begin(int number) {
    return number == 0 ? 0 : ends[number - 1];
  }
}
