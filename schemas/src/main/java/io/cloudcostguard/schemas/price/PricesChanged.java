package io.cloudcostguard.schemas.price;

import java.math.BigDecimal;
import java.util.List;

/// The changes of a completed catalogue version since the last published one.
///
/// @param version of the catalogue, complete
/// @param since the version that it is compared with; 0 when it is the first
/// @param services what changed, by vendor and service, in the order of their names
/// @param largest the prices that moved most, in relation to what they were; the largest move first
public record PricesChanged(
    long version, long since, List<ServiceChanges> services, List<Move> largest) {

  /// How many moves are told one by one.
  public static final int TOLD = 20;

  public PricesChanged {
    services = List.copyOf(services);
    largest = List.copyOf(largest);
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
  /// @param withdrawn keys that nobody sells any more
  /// @param ambiguous keys that have several prices now
  public record ServiceChanges(
      String vendor, String service, long newKeys, long changed, long withdrawn, long ambiguous) {}

  /// A price that is another now: that of the first tier that costs something.
  public record Move(
      PriceKey key, String unit, String currency, BigDecimal before, BigDecimal after) {}
}
