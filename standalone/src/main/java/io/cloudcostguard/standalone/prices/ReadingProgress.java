package io.cloudcostguard.standalone.prices;

import java.io.Console;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.DelegatingProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarConsumer;
import org.jspecify.annotations.Nullable;

/// How far the reading of large price books is, with rate and time left: a bar on a terminal, a
/// line now and then elsewhere.
final class ReadingProgress implements AutoCloseable {

  private static final long MEGABYTE = 1_000_000;
  private static final int BAR_EVERY_MILLIS = 250;
  private static final int LINE_EVERY_MILLIS = 10_000;
  private static final int LINE_LENGTH = 100;

  private static final long LARGE = 5 * MEGABYTE;

  private final @Nullable ProgressBar bar;

  /// @param out where lines go; a bar goes to the terminal
  ReadingProgress(Path books, PrintStream out) throws IOException {
    long size = size(books);
    bar = size < LARGE ? null : bar(size, out);
  }

  private static ProgressBar bar(long size, PrintStream out) {
    boolean terminal = isTerminal();
    ProgressBarConsumer consumer =
        terminal
            ? new ConsoleProgressBarConsumer(System.err)
            : new DelegatingProgressBarConsumer(out::println, LINE_LENGTH);
    return new ProgressBarBuilder()
        .setTaskName("reading")
        .setInitialMax(size)
        .setUnit(" MB", MEGABYTE)
        .showSpeed()
        .setUpdateIntervalMillis(terminal ? BAR_EVERY_MILLIS : LINE_EVERY_MILLIS)
        .setConsumer(consumer)
        .build();
  }

  /// Java 22 to 24 have a console without a terminal, too; Java 25 has none then.
  @SuppressWarnings("SystemConsoleNull")
  private static boolean isTerminal() {
    Console console = System.console();
    return console != null && console.isTerminal();
  }

  /// The same content, of which every byte that is read counts.
  InputStream watch(InputStream content) {
    return bar == null ? content : new Counted(content, bar);
  }

  /// The library's own ends the bar with the first of several files.
  private static final class Counted extends FilterInputStream {

    private final ProgressBar bar;

    private Counted(InputStream content, ProgressBar bar) {
      super(content);
      this.bar = bar;
    }

    @Override
    public int read() throws IOException {
      int one = super.read();
      bar.stepBy(one < 0 ? 0 : 1);
      return one;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      int count = super.read(buffer, offset, length);
      bar.stepBy(Math.max(0, count));
      return count;
    }
  }

  private static long size(Path books) throws IOException {
    long bytes = 0;
    if (Files.exists(books)) {
      try (Stream<Path> files = Files.walk(books)) {
        for (Path file : files.filter(Files::isRegularFile).toList()) {
          bytes += Files.size(file);
        }
      }
    }
    return bytes;
  }

  @Override
  public void close() {
    if (bar != null) {
      bar.close();
    }
  }
}
