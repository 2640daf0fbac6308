package io.cloudcostguard.schemas.price;

import com.fasterxml.jackson.annotation.JsonTypeName;
import org.jspecify.annotations.Nullable;

/// Every price and every contract of catalogue version `version` has been published before this
/// marker.
///
/// @param prices how many price keys the catalogue has
/// @param digest of all that the versions up to this one have changed, see [CatalogueDigests]; null
///   where the loader was older than digests
@JsonTypeName("catalogue-completed")
public record CatalogueCompleted(long version, long prices, @Nullable String digest)
    implements PriceRecord {

  /// The record key of the marker. Not a price key: those have slashes.
  public static final String KEY = "catalogue";

  /// A marker without a digest.
  public CatalogueCompleted(long version, long prices) {
    this(version, prices, null);
  }
}
