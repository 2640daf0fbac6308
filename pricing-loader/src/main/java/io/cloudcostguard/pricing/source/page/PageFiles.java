package io.cloudcostguard.pricing.source.page;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/// Pages as files, plain or gzipped: one file, or a folder with the folders in it.
public record PageFiles(Path path) implements Pages {

  private static final List<String> ENDINGS = List.of(".json", ".json.gz");
  private static final String GZIP = ".gz";

  /// Reads page after page, in a fixed order. What leads from one page to the next is not followed:
  /// the pages are all here.
  @Override
  public void read(JsonPage form, Consumer<Element> sink) throws IOException {
    for (Path file : files()) {
      try (InputStream page = open(file)) {
        form.read(file.toString(), page, sink);
      }
    }
  }

  /// Tells whether the files are those of another time.
  @Override
  public String digest() throws IOException {
    MessageDigest digest = sha256();
    try (OutputStream sink = new DigestOutputStream(OutputStream.nullOutputStream(), digest)) {
      for (Path file : files()) {
        Files.copy(file, sink);
      }
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  /// Opens a page, and unpacks it where it is packed.
  public static InputStream open(Path file) throws IOException {
    InputStream bytes = new BufferedInputStream(Files.newInputStream(file));
    if (!file.toString().endsWith(GZIP)) {
      return bytes;
    }
    try {
      return new GZIPInputStream(bytes, 1 << 16);
    } catch (IOException e) {
      bytes.close();
      throw new IOException(file + " is not gzip: " + e.getMessage(), e);
    }
  }

  /// No file at all is a mistake, not an empty list: a folder that is not mounted would withdraw
  /// every price.
  private List<Path> files() throws IOException {
    if (!Files.exists(path)) {
      throw new NoSuchFileException(path.toString(), null, "there is no price list");
    }
    if (!Files.isDirectory(path)) {
      return List.of(path);
    }
    try (Stream<Path> all = Files.walk(path)) {
      List<Path> files = all.filter(this::isPage).sorted().toList();
      if (files.isEmpty()) {
        throw new NoSuchFileException(
            path.toString(), null, "no file in it ends in one of " + ENDINGS);
      }
      return files;
    }
  }

  /// Hidden files and folders are left out, as they are of price books.
  private boolean isPage(Path file) {
    for (Path part : path.relativize(file)) {
      if (part.toString().startsWith(".")) {
        return false;
      }
    }
    return ENDINGS.stream().anyMatch(file.toString()::endsWith) && Files.isRegularFile(file);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256", e);
    }
  }
}
