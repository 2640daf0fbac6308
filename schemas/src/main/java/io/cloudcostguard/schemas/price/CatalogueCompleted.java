package io.cloudcostguard.schemas.price;

import com.fasterxml.jackson.annotation.JsonTypeName;

/// Every price and every contract of catalogue version `version` has been published before this
/// marker.
///
/// @param prices how many price keys the catalogue has
@JsonTypeName("catalogue-completed")
public record CatalogueCompleted(long version, long prices) implements PriceRecord {

  /// The record key of the marker. Not a price key: those have slashes.
  public static final String KEY = "catalogue";
}
