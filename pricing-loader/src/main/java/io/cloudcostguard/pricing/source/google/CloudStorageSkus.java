package io.cloudcostguard.pricing.source.google;

import io.cloudcostguard.pricing.source.google.SkuKey.Product;
import io.cloudcostguard.schemas.price.KeyParts;
import io.cloudcostguard.schemas.price.google.GoogleKeys;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The SKUs of Cloud Storage that have a key: stored data, its retrieval, operations, and what is
/// downloaded. The place stands in the middle: `Nearline Storage Finland`, `Standard Storage US
/// Multi-region`.
final class CloudStorageSkus {

  private static final Pattern STORED =
      Pattern.compile(
          "(Standard|Nearline|Coldline|Archive) Storage [^()]+?(?: (Dual|Multi)-region)?");
  private static final Pattern OPERATIONS =
      Pattern.compile("Regional (Standard|Nearline|Coldline|Archive) Class (A|B) Operations");
  private static final Map<String, String> DOWNLOADS =
      Map.of(
          "Download Worldwide Destinations (excluding Asia & Australia)", "worldwide",
          "Download APAC", "asia",
          "Download China", "china",
          "Download Australia", "australia");
  private static final Pattern RETRIEVED =
      Pattern.compile("(Nearline|Coldline|Archive) Data Retrieval(?: .+)?");

  /// What is sold, however it is bought; null if it has no key.
  static @Nullable Product product(String description) {
    Matcher stored = STORED.matcher(description);
    if (stored.matches()) {
      String where =
          stored.group(2) == null ? "regional" : KeyParts.of(stored.group(2)) + "-region";
      return Product.of(GoogleKeys.STORAGE, KeyParts.of(stored.group(1)), where);
    }
    Matcher operations = OPERATIONS.matcher(description);
    if (operations.matches()) {
      return Product.of(
          operations.group(2).equals("A")
              ? GoogleKeys.OPERATIONS_CLASS_A
              : GoogleKeys.OPERATIONS_CLASS_B,
          KeyParts.of(operations.group(1)));
    }
    String destination = DOWNLOADS.get(description);
    if (destination != null) {
      return Product.of(GoogleKeys.STORAGE_TO_INTERNET, destination);
    }
    Matcher retrieved = RETRIEVED.matcher(description);
    return retrieved.matches()
        ? Product.of(GoogleKeys.RETRIEVAL, KeyParts.of(retrieved.group(1)))
        : null;
  }

  private CloudStorageSkus() {}
}
