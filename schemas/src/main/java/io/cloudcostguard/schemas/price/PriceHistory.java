package io.cloudcostguard.schemas.price;

import com.fasterxml.jackson.annotation.JsonTypeName;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The complete history of one price key, so that the compacted topic answers "as of version V".
///
/// @param entries oldest version first
@JsonTypeName("price")
public record PriceHistory(PriceKey key, List<Entry> entries) implements PriceRecord {

  public PriceHistory {
    entries = List.copyOf(entries);
    for (int i = 1; i < entries.size(); i++) {
      if (entries.get(i).version() <= entries.get(i - 1).version()) {
        throw new IllegalArgumentException("Versions of " + key + " are not ascending");
      }
    }
  }

  /// What `version` of the catalogue brought.
  public record Entry(long version, Listing listing) {}

  /// What the catalogue said at `version`; null when it did not know the key yet.
  public @Nullable Listing at(long version) {
    int low = 0;
    int high = entries.size();
    while (low < high) { // all before low are not newer than version, all from high on are
      int middle = (low + high) >>> 1;
      if (entries.get(middle).version() <= version) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low == 0 ? null : entries.get(low - 1).listing();
  }
}
