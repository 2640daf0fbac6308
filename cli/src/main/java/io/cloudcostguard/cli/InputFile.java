package io.cloudcostguard.cli;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;

/// Opens a file that is named on the command line, compressed with gzip or not, and says what is
/// wrong with it in a sentence.
final class InputFile {

  private static final Path STANDARD_INPUT = Path.of("-");
  private static final int GZIP_1 = 0x1F;
  private static final int GZIP_2 = 0x8B;

  /// What a server takes at most, as it is configured at first.
  private static final int LARGEST = 512 * 1024 * 1024;

  /// @param what it should be, e.g. `plan`
  /// @param file `-` for standard input
  static InputStream open(String what, Path file) throws IOException {
    return decompressed(
        new BufferedInputStream(
            file.equals(STANDARD_INPUT) ? System.in : Files.newInputStream(checked(what, file))));
  }

  /// All of it.
  static byte[] read(String what, Path file) throws IOException {
    try (InputStream bytes = open(what, file)) {
      byte[] all = bytes.readNBytes(LARGEST + 1);
      if (all.length > LARGEST) {
        throw new IOException("The %s %s is larger than 512 MB.".formatted(what, file));
      }
      return all;
    }
  }

  private static Path checked(String what, Path file) throws IOException {
    if (Files.isDirectory(file)) {
      throw new IOException("The %s %s is a folder; name the file in it.".formatted(what, file));
    }
    if (!Files.exists(file)) {
      throw new NoSuchFileException(
          file.toString(), null, "there is no such file; it should be the " + what);
    }
    if (!Files.isReadable(file)) {
      throw new AccessDeniedException(file.toString(), null, "it cannot be read by this user");
    }
    return file;
  }

  private static InputStream decompressed(BufferedInputStream bytes) throws IOException {
    bytes.mark(2);
    int first = bytes.read();
    int second = bytes.read();
    bytes.reset();
    return first == GZIP_1 && second == GZIP_2 ? new GZIPInputStream(bytes) : bytes;
  }

  private InputFile() {}
}
