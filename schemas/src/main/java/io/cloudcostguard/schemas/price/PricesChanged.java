package io.cloudcostguard.schemas.price;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The changes of a completed catalogue version since the last published one.
///
/// @param version of the catalogue, complete
/// @param since the version that it is compared with; 0 when it is the first
/// @param services what changed, by vendor and service, in the order of their names
/// @param largest the prices that moved most, in relation to what they were; the largest move first
/// @param loads the lists of prices that made these versions, at most 1000; null where the loader
///   did not tell
public record PricesChanged(
    long version,
    long since,
    List<ServiceChanges> services,
    List<Move> largest,
    @Nullable List<Load> loads) {

  /// How many moves are told one by one.
  public static final int TOLD = 20;

  public PricesChanged {
    services = List.copyOf(services);
    largest = List.copyOf(largest);
    loads = loads == null ? null : List.copyOf(loads);
  }

  /// Changes of which it is not known where they come from.
  public PricesChanged(
      long version, long since, List<ServiceChanges> services, List<Move> largest) {
    this(version, since, services, largest, null);
  }

  /// A list of prices that made a version.
  ///
  /// @param source the list, e.g. `aws/AmazonEC2/eu-west-1`
  /// @param location the address or path of its file; null where it is not told, as the next two
  /// @param edition the vendor's publication
  /// @param sha256 of the file as it was fetched, in hex
  public record Load(
      long version,
      String source,
      Instant loadedAt,
      @Nullable String location,
      @Nullable String edition,
      @Nullable String sha256) {

    /// In one line.
    public String sentence() {
      return "%s%s%s%s, loaded %s"
          .formatted(
              source,
              location == null ? "" : ", " + location,
              edition == null ? "" : ", edition " + edition,
              sha256 == null ? "" : ", SHA-256 " + sha256,
              loadedAt);
    }
  }

  /// The id of the event: the same however often the version is told.
  public String id() {
    return "prices-changed@" + version;
  }

  /// How many keys of a service changed.
  ///
  /// @param vendor the first part of the keys, e.g. `aws`
  /// @param service the second, e.g. `ec2`
  /// @param newKeys keys that were not known, now listed
  /// @param changed keys with another price, or listed again
  /// @param withdrawn keys that are no longer sold
  /// @param ambiguous keys that have several prices now
  public record ServiceChanges(
      String vendor, String service, long newKeys, long changed, long withdrawn, long ambiguous) {}

  /// A price that is another now: that of the first tier that costs something.
  public record Move(
      PriceKey key, String unit, String currency, BigDecimal before, BigDecimal after) {}
}
