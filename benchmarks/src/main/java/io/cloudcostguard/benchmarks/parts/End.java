package io.cloudcostguard.benchmarks.parts;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// That a process ended by itself.
///
/// @param exitCode of the process
/// @param lastWords the last error in its log and its cause, or else the last line
public record End(String name, int exitCode, String lastWords) {

  private static final int TAIL = 64 * 1024;
  private static final int LONGEST = 300;

  /// @param from how long the log was when the process started
  static End of(String name, int exitCode, Path log, long from) {
    return new End(name, exitCode, lastWords(log, from));
  }

  private static String lastWords(Path log, long from) {
    if (!Files.exists(log)) {
      return "(no log)";
    }
    try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "r")) {
      long start = Math.max(from, file.length() - TAIL);
      byte[] bytes = new byte[(int) Math.max(0, file.length() - start)];
      file.seek(start);
      file.readFully(bytes);
      List<String> lines =
          new String(bytes, StandardCharsets.UTF_8)
              .lines()
              .filter(line -> !line.isBlank())
              .toList();
      return reported(lines);
    } catch (IOException e) {
      return "(its log cannot be read: " + e.getMessage() + ")";
    }
  }

  /// The last error and what it comes of, or else the last line.
  private static String reported(List<String> lines) {
    int error = lines.size() - 1;
    while (error >= 0 && !lines.get(error).contains("ERROR")) {
      error--;
    }
    if (error < 0) {
      return lines.isEmpty() ? "(nothing in its log)" : shortened(lines.getLast());
    }
    List<String> after = lines.subList(error + 1, lines.size());
    String cause =
        after.reversed().stream()
            .filter(line -> line.startsWith("Caused by:"))
            .findFirst()
            .orElse(after.isEmpty() ? "" : after.getFirst());
    return shortened(lines.get(error)) + (cause.isEmpty() ? "" : " / " + shortened(cause));
  }

  private static String shortened(String line) {
    return line.substring(0, Math.min(line.length(), LONGEST)).replace('|', '/');
  }

  @Override
  public String toString() {
    return "%s, exit code %d: %s".formatted(name, exitCode, lastWords);
  }
}
