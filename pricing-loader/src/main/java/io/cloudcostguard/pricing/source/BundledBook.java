package io.cloudcostguard.pricing.source;

import io.cloudcostguard.estimation.price.BundledPriceBook;
import java.util.List;

/// The bundled price book, or parts of it, as a price source.
///
/// @param parts vendors (`azure`) and services (`aws/ec2`); what another start had loaded of other
///   parts is withdrawn
public record BundledBook(List<String> parts) implements PriceSource {

  /// All of them.
  public static final List<String> VENDORS = List.of("aws", "azure", "google");

  public BundledBook {
    parts = List.copyOf(parts);
  }

  public BundledBook() {
    this(VENDORS);
  }

  @Override
  public String name() {
    return "bundled";
  }

  @Override
  public String digest() {
    return BundledPriceBook.digest(parts);
  }

  @Override
  public Provenance provenance() {
    return new Provenance("the price book of this build", digest(), null);
  }

  @Override
  public void read(PriceSink sink) {
    BundledPriceBook.readRows(
        parts,
        (file, line, key, price) -> {
          sink.at(file, line);
          sink.accept(key, price);
        });
  }
}
