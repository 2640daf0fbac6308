package io.cloudcostguard.pricing.catalogue;

import io.cloudcostguard.schemas.price.PriceKey;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The result of a load: the changes that it made to the catalogue.
///
/// @param version the version it made; null when nothing changed
/// @param newKeys keys the catalogue did not know, now listed
/// @param changed keys whose price is another now, or listed again
/// @param withdrawn keys that are no longer sold
/// @param unchanged keys of the source that left the catalogue as it was
/// @param ambiguous keys the source has several prices for
/// @param rejected prices that are not fit for the catalogue
/// @param later prices that begin on a later day, and come into the catalogue then
/// @param ambiguities the first of the ambiguous keys
/// @param rejections the first rejected prices, each with its reason; more are in `price_reject`
/// @param skipped how many products no resource type asks for, by reason
public record LoadResult(
    String source,
    @Nullable Long version,
    long newKeys,
    long changed,
    long withdrawn,
    long unchanged,
    long ambiguous,
    long rejected,
    long later,
    List<Ambiguity> ambiguities,
    List<String> rejections,
    Map<String, Long> skipped) {

  /// How many ambiguous keys and rejected prices are told one by one.
  static final int TOLD = 100;

  public LoadResult {
    ambiguities = List.copyOf(ambiguities);
    rejections = List.copyOf(rejections);
    skipped = Collections.unmodifiableMap(new TreeMap<>(skipped));
  }

  /// A key with the prices that one load had for it.
  public record Ambiguity(PriceKey key, List<String> candidates) {

    public Ambiguity {
      candidates = List.copyOf(candidates);
    }
  }

  /// Nothing to load: the source is as it was at its last load.
  static LoadResult asBefore(String source, long prices) {
    return new LoadResult(source, null, 0, 0, 0, prices, 0, 0, 0, List.of(), List.of(), Map.of());
  }

  /// How many products no resource type asks for.
  public long skippedCount() {
    return skipped.values().stream().mapToLong(Long::longValue).sum();
  }

  /// The result in a sentence.
  public String sentence() {
    String outcome =
        version == null
            ? "%s changed nothing: %d unchanged".formatted(source, unchanged)
            : "%s made catalogue version %d: %d new, %d changed, %d withdrawn, %d unchanged"
                .formatted(source, version, newKeys, changed, withdrawn, unchanged);
    return outcome
        + ", %d ambiguous, %d rejected".formatted(ambiguous, rejected)
        + (later == 0 ? "" : ", %d begin later".formatted(later))
        + (skipped.isEmpty() ? "." : ", %d skipped.".formatted(skippedCount()));
  }
}
