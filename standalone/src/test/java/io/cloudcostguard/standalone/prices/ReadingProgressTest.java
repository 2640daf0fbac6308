package io.cloudcostguard.standalone.prices;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Where there is no terminal, as in tests.
class ReadingProgressTest {

  @TempDir Path folder;

  @Test
  void tellsOfALargeBookHowFarItIsAndHowFast() throws IOException {
    assertThat(toldOf(6_000_000)).contains("reading", "100%", "6/6 MB", "MB/s");
  }

  @Test
  void tellsNothingOfASmallOne() throws IOException {
    assertThat(toldOf(600)).isEmpty();
  }

  private String toldOf(int bytes) throws IOException {
    Files.write(folder.resolve("book.csv"), new byte[bytes]);
    ByteArrayOutputStream told = new ByteArrayOutputStream();
    try (ReadingProgress progress =
            new ReadingProgress(folder, new PrintStream(told, true, StandardCharsets.UTF_8));
        InputStream content = progress.watch(Files.newInputStream(folder.resolve("book.csv")))) {
      content.transferTo(OutputStream.nullOutputStream());
    }
    return told.toString(StandardCharsets.UTF_8);
  }
}
