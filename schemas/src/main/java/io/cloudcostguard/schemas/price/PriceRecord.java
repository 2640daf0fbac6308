package io.cloudcostguard.schemas.price;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/// A value of `ccg.prices`: the history of a price or of a term of a contract, or the marker that
/// completes a version.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "record")
@JsonSubTypes({
  @JsonSubTypes.Type(value = PriceHistory.class, name = "price"),
  @JsonSubTypes.Type(value = ContractHistory.class, name = "contract"),
  @JsonSubTypes.Type(value = CatalogueCompleted.class, name = "catalogue-completed")
})
public sealed interface PriceRecord permits PriceHistory, ContractHistory, CatalogueCompleted {}
