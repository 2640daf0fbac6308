package io.cloudcostguard.estimation.price;

import io.cloudcostguard.schemas.price.ContractTerm;
import io.cloudcostguard.schemas.price.Listing;
import io.cloudcostguard.schemas.price.PriceKey;
import io.cloudcostguard.schemas.price.PriceScope;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// A tenant's negotiated prices in effect on a day.
///
/// @param notYet how many terms take effect later
public record Contract(SortedMap<PriceScope, ContractTerm> terms, int notYet) {

  /// Nothing agreed.
  public static final Contract NONE = new Contract(new TreeMap<>(), 0);

  public Contract {
    terms = Collections.unmodifiableSortedMap(new TreeMap<>(terms));
  }

  /// The list prices of `book` with this contract beside them.
  public PriceBook beside(PriceBook book) {
    return new PriceBook() {
      @Override
      public @Nullable Listing find(PriceKey key) {
        return book.find(key);
      }

      @Override
      public @Nullable ContractTerm term(PriceScope scope) {
        return terms.get(scope);
      }
    };
  }
}
