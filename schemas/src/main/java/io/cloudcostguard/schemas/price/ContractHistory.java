package io.cloudcostguard.schemas.price;

import com.fasterxml.jackson.annotation.JsonTypeName;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The complete history of one term of a tenant's contract, so that the compacted topic answers "as
/// of version V" for it as for a list price.
///
/// @param changes oldest version first
@JsonTypeName("contract")
public record ContractHistory(String tenant, PriceScope scope, List<Change> changes)
    implements PriceRecord {

  public ContractHistory {
    changes = List.copyOf(changes);
    for (int i = 1; i < changes.size(); i++) {
      if (changes.get(i).version() <= changes.get(i - 1).version()) {
        throw new IllegalArgumentException(
            "Versions of %s of %s are not ascending".formatted(scope, tenant));
      }
    }
  }

  /// What `version` of the catalogue brought.
  ///
  /// @param term null when the contract says nothing of the scope any more
  /// @param salt chosen at random, so that a reader who knows a digest of the catalogue cannot find
  ///   out what others have negotiated by trying; null where the loader was older than digests
  public record Change(long version, @Nullable ContractTerm term, @Nullable String salt) {

    /// A change without a salt.
    public Change(long version, @Nullable ContractTerm term) {
      this(version, term, null);
    }
  }

  /// The record key of a term. Not a price key: those do not begin with a slash.
  public static String keyOf(String tenant, PriceScope scope) {
    return "/contract/" + tenant + "/" + scope;
  }

  /// What the contract said at `version`; null when it said nothing.
  public @Nullable ContractTerm at(long version) {
    for (int i = changes.size() - 1; i >= 0; i--) {
      if (changes.get(i).version() <= version) {
        return changes.get(i).term();
      }
    }
    return null;
  }
}
