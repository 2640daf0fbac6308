package io.cloudcostguard.pricing.source.http;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/// Where a download is kept: the whole file, and the part of one that is under way, each beside the
/// server's headers that say which content it is.
///
/// @param whole only ever a complete file
/// @param part what has arrived of the next one
record Stored(Path whole, Path part) {

  private static final String HEADERS = ".headers";

  static Stored in(Path folder, URI address) throws IOException {
    Files.createDirectories(folder);
    String name = digest("SHA-256", address.toString().getBytes(StandardCharsets.UTF_8));
    return new Stored(folder.resolve(name), folder.resolve(name + ".part"));
  }

  /// A header of the whole file; null without one, or without the file.
  @Nullable String ofWhole(String header) throws IOException {
    return Files.exists(whole) ? headers(whole).getProperty(header) : null;
  }

  /// A header of the part; null without one, or without a part.
  @Nullable String ofPart(String header) throws IOException {
    return Files.exists(part) ? headers(part).getProperty(header) : null;
  }

  long partSize() throws IOException {
    return Files.exists(part) ? Files.size(part) : 0;
  }

  /// Begins a part anew, for the content that `headers` describe.
  void begin(Properties headers) throws IOException {
    Files.deleteIfExists(part);
    try (Writer writer = Files.newBufferedWriter(beside(part))) {
      headers.store(writer, null);
    }
    Files.createFile(part);
  }

  /// The part is complete: it is the whole from now on.
  void complete() throws IOException {
    Files.deleteIfExists(beside(whole));
    Files.move(part, whole, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    Files.move(beside(part), beside(whole), StandardCopyOption.REPLACE_EXISTING);
  }

  /// The file was asked for.
  void touch() throws IOException {
    FileTime now = FileTime.from(Instant.now());
    Files.setLastModifiedTime(whole, now);
    if (Files.exists(beside(whole))) {
      Files.setLastModifiedTime(beside(whole), now);
    }
  }

  void drop() throws IOException {
    Files.deleteIfExists(part);
    Files.deleteIfExists(beside(part));
  }

  /// The digest of the part, in hexadecimal.
  String digestOfPart(String algorithm) throws IOException {
    MessageDigest digest = messageDigest(algorithm);
    byte[] buffer = new byte[64 * 1024];
    try (var content = Files.newInputStream(part)) {
      for (int n = content.read(buffer); n >= 0; n = content.read(buffer)) {
        digest.update(buffer, 0, n);
      }
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  private static Properties headers(Path file) throws IOException {
    Properties headers = new Properties();
    try (Reader reader = Files.newBufferedReader(beside(file))) {
      headers.load(reader);
    } catch (NoSuchFileException e) {
      return headers;
    }
    return headers;
  }

  private static Path beside(Path file) {
    return file.resolveSibling(file.getFileName() + HEADERS);
  }

  private static String digest(String algorithm, byte[] content) {
    return HexFormat.of().formatHex(messageDigest(algorithm).digest(content));
  }

  private static MessageDigest messageDigest(String algorithm) {
    try {
      return MessageDigest.getInstance(algorithm);
    } catch (NoSuchAlgorithmException e) {
      throw new UncheckedIOException(new IOException("No " + algorithm, e));
    }
  }
}
