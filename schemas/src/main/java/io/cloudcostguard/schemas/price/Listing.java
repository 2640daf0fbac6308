package io.cloudcostguard.schemas.price;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;

/// What a catalogue version says of one price key.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "state")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Listing.Listed.class, name = "listed"),
  @JsonSubTypes.Type(value = Listing.Withdrawn.class, name = "withdrawn"),
  @JsonSubTypes.Type(value = Listing.Ambiguous.class, name = "ambiguous")
})
public sealed interface Listing {

  /// The vendor sells it at this price.
  record Listed(Price price) implements Listing {}

  /// The vendor sold it once and does not any more.
  record Withdrawn() implements Listing {}

  /// The vendor's list has several prices for it.
  ///
  /// @param candidates the vendor's ids of the products in question
  record Ambiguous(List<String> candidates) implements Listing {}
}
