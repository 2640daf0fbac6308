package io.cloudcostguard.pricing.source;

import io.cloudcostguard.estimation.price.CsvPriceBook;
import io.cloudcostguard.schemas.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A customer's price book as a price source: a CSV file, or a folder of CSV files read as one
/// book.
///
/// @param name names the book; a book that moves and keeps its name stays the same book
/// @param watch sees the content of each file while it is read
/// @param byHand null where it is a configured book
public record CsvBooks(
    String name, Path path, UnaryOperator<InputStream> watch, @Nullable ByHand byHand)
    implements PriceSource {

  private static final String CSV = ".csv";

  public CsvBooks(String name, Path path) {
    this(name, path, UnaryOperator.identity(), null);
  }

  /// The book at `path`, named after the path.
  public static CsvBooks at(Path path) {
    return at(path, UnaryOperator.identity(), null);
  }

  /// The book at `path`, named after the path, read under watch.
  public static CsvBooks at(Path path, UnaryOperator<InputStream> watch, @Nullable ByHand byHand) {
    Path absolute = path.toAbsolutePath().normalize();
    return new CsvBooks("book:" + absolute, absolute, watch, byHand);
  }

  @Override
  public String digest() throws IOException {
    MessageDigest digest = Sha256.start();
    try (OutputStream sink = new DigestOutputStream(OutputStream.nullOutputStream(), digest)) {
      for (Path file : paths()) {
        try (InputStream content = Files.newInputStream(file)) {
          content.transferTo(sink);
        }
      }
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  @Override
  public void read(PriceSink sink) throws IOException {
    for (Path file : paths()) {
      try (Reader csv =
          new InputStreamReader(watch.apply(Files.newInputStream(file)), StandardCharsets.UTF_8)) {
        CsvPriceBook.read(
            csv,
            (key, price, line) -> {
              sink.at(file.toString(), line);
              sink.accept(key, price);
            });
      } catch (IllegalArgumentException e) {
        throw new IllegalArgumentException(file + ": " + e.getMessage(), e);
      } catch (IOException e) {
        throw new IOException(file + " cannot be read: " + e, e);
      }
    }
  }

  @Override
  public Provenance provenance() throws IOException {
    return new Provenance(path.toString(), null, digest(), byHand);
  }

  @Override
  public List<Provenance> files() throws IOException {
    List<Provenance> all = new ArrayList<>();
    for (Path file : paths()) {
      all.add(Provenance.of(file.toString(), null, file).with(byHand));
    }
    return all;
  }

  /// The files in a fixed order. No file at all is a mistake, not an empty book: a folder that is
  /// not mounted would withdraw every price.
  private List<Path> paths() throws IOException {
    if (!Files.exists(path)) {
      throw new NoSuchFileException(path.toString(), null, "there is no price book");
    }
    if (!Files.isDirectory(path)) {
      return List.of(path);
    }
    try (Stream<Path> all = Files.walk(path)) {
      List<Path> files = all.filter(this::isBook).sorted().toList();
      if (files.isEmpty()) {
        throw new NoSuchFileException(path.toString(), null, "no file in it ends in " + CSV);
      }
      return files;
    }
  }

  /// Hidden files and folders are left out: Kubernetes keeps the copies of a mounted ConfigMap in
  /// such.
  private boolean isBook(Path file) {
    for (Path part : path.relativize(file)) {
      if (part.toString().startsWith(".")) {
        return false;
      }
    }
    return file.getFileName().toString().endsWith(CSV) && Files.isRegularFile(file);
  }
}
