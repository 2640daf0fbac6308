package io.cloudcostguard.estimation.price;

import io.cloudcostguard.schemas.Sha256;
import io.cloudcostguard.schemas.price.Listing;
import io.cloudcostguard.schemas.price.Price;
import io.cloudcostguard.schemas.price.PriceKey;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The bundled prices: one CSV file per vendor and service under `/pricebook`, for large services
/// one per region. A file is read at the first look-up of one of its keys. Not safe for use by
/// several threads.
public final class BundledPriceBook implements PriceBook {

  private static final String FOLDER = "/pricebook/";

  /// The files that are not read yet: to look for one that is not there would go through every jar.
  private final Set<String> unread = new HashSet<>(services());

  private final Map<PriceKey, Listing> prices = new HashMap<>();

  @Override
  public @Nullable Listing find(PriceKey key) {
    Listing listing = prices.get(key);
    if (listing == null) {
      load(part(key, 2));
      load(part(key, 3));
      listing = prices.get(key);
    }
    return listing;
  }

  /// Reads the prices of a service, or of one in one region, unless they have been read.
  private void load(String file) {
    if (unread.remove(file)) {
      read(file, (key, price) -> prices.put(key, new Listing.Listed(price)));
    }
  }

  /// Hands over every bundled price, in a fixed order.
  public static void readAll(BiConsumer<PriceKey, Price> sink) {
    services().forEach(service -> read(service, sink));
  }

  /// Hands over the prices of some parts of the book, in a fixed order.
  ///
  /// @param parts beginnings of price keys: vendors (`azure`), services (`aws/ec2`), or regions of
  ///   a service that has a file for each
  /// @throws IllegalArgumentException if the book has no such part
  public static void read(Collection<String> parts, BiConsumer<PriceKey, Price> sink) {
    services(parts).forEach(service -> read(service, sink));
  }

  /// Takes the prices of the book with the rows that they are in.
  @FunctionalInterface
  public interface Rows {

    /// A price.
    ///
    /// @param file of the book, e.g. `pricebook/aws/ec2.csv`
    /// @param line of the file where it begins, counted from 1
    void accept(String file, long line, PriceKey key, Price price);
  }

  /// Hands over the prices of some parts of the book with their rows, in a fixed order.
  ///
  /// @param parts as those of [#read(Collection, BiConsumer)]
  /// @throws IllegalArgumentException if the book has no such part
  public static void readRows(Collection<String> parts, Rows sink) {
    for (String service : services(parts)) {
      String file = FOLDER.substring(1) + service + ".csv";
      read(service, (key, price, line) -> sink.accept(file, line, key, price));
    }
  }

  /// A digest of every bundled price: the same as long as the book is the same.
  public static String digest() {
    return digestOf(services());
  }

  /// A digest of some parts of the book.
  ///
  /// @param parts as those of [#read]
  /// @throws IllegalArgumentException if the book has no such part
  public static String digest(Collection<String> parts) {
    return digestOf(services(parts));
  }

  private static String digestOf(List<String> services) {
    try {
      MessageDigest sha256 = Sha256.start();
      for (String service : services) {
        sha256.update((service + '\n').getBytes(StandardCharsets.UTF_8));
        try (InputStream csv = open(service + ".csv")) {
          if (csv != null) {
            sha256.update(csv.readAllBytes());
          }
        }
      }
      return HexFormat.of().formatHex(sha256.digest());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The files with bundled prices, e.g. `aws/ec2`, `azure/virtual-machines/westeurope`.
  private static List<String> services() {
    return lines("index.txt");
  }

  /// The regions that any bundled price is of, in order.
  public static List<String> regions() {
    return lines("regions.txt");
  }

  private static List<String> lines(String name) {
    try (InputStream lines = open(name)) {
      if (lines == null) {
        throw new IllegalStateException("The bundled price book has no " + name);
      }
      return new String(lines.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> services(Collection<String> parts) {
    List<String> all = services();
    for (String part : parts) {
      if (all.stream().noneMatch(service -> isIn(service, part))) {
        throw new IllegalArgumentException(
            "The bundled price book has no part '%s'; its parts are vendors (%s) and their services, e.g. %s"
                .formatted(
                    part,
                    all.stream()
                        .map(service -> service.substring(0, service.indexOf('/')))
                        .distinct()
                        .collect(Collectors.joining(", ")),
                    all.getFirst()));
      }
    }
    return all.stream()
        .filter(service -> parts.stream().anyMatch(part -> isIn(service, part)))
        .toList();
  }

  private static boolean isIn(String service, String part) {
    return service.equals(part) || service.startsWith(part + '/');
  }

  private static void read(String service, BiConsumer<PriceKey, Price> sink) {
    read(service, (key, price, _) -> sink.accept(key, price));
  }

  private static void read(String service, CsvPriceBook.Sink sink) {
    try (InputStream csv = open(service + ".csv")) {
      if (csv != null) {
        CsvPriceBook.read(
            new BufferedReader(new InputStreamReader(csv, StandardCharsets.UTF_8)), sink);
      }
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(service + ".csv: " + e.getMessage(), e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static @Nullable InputStream open(String name) {
    return BundledPriceBook.class.getResourceAsStream(FOLDER + name);
  }

  /// The first parts of a key: two are `aws/ec2` of `aws/ec2/eu-west-1/…`.
  private static String part(PriceKey key, int count) {
    int end = -1;
    for (int i = 0; i < count; i++) {
      end = key.value().indexOf('/', end + 1);
      if (end < 0) {
        return key.value();
      }
    }
    return key.value().substring(0, end);
  }
}
