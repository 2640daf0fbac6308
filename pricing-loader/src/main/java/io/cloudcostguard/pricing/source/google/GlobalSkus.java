package io.cloudcostguard.pricing.source.google;

import io.cloudcostguard.pricing.source.google.SkuKey.Product;
import io.cloudcostguard.pricing.source.google.SkuKey.Scale;
import io.cloudcostguard.schemas.price.google.GoogleKeys;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The SKUs of services that sell few things at a price for the whole world, or by names that have
/// no place in them: of keys, secrets, names, messages, logs, metrics, artifacts and BigQuery.
final class GlobalSkus {

  private static final String SOFTWARE = "software (?:symmetric|asymmetric|MAC)";
  private static final String ONE_DOLLAR = "(?:symmetric|RSA 2048 bit|MAC)";
  private static final String LARGE = "(?:ECDSA [-A-Za-z0-9]+|RSA (?:3072|4096) bit)";
  private static final String EXTERNAL = "(?:symmetric|asymmetric)";

  private static final Map<Pattern, Product> KMS =
      Map.of(
          Pattern.compile("Active " + SOFTWARE + " key versions"), kms("software", "versions"),
          Pattern.compile("Active HSM " + ONE_DOLLAR + " key versions"), kms("hsm", "versions"),
          Pattern.compile("Active HSM " + LARGE + " key versions"),
              kms("hsm-asymmetric", "versions"),
          Pattern.compile("Active external " + EXTERNAL + " key versions"),
              kms("external", "versions"),
          Pattern.compile("Cryptographic operations with an? " + SOFTWARE + " key"),
              kms("software", "operations"),
          Pattern.compile(
                  "HSM (?:symmetric|MAC) cryptographic operations"
                      + "|HSM cryptographic operations with an? RSA 2048 bit key"),
              kms("hsm", "operations"),
          Pattern.compile("HSM cryptographic operations with an? " + LARGE + " key"),
              kms("hsm-asymmetric", "operations"),
          Pattern.compile("External " + EXTERNAL + " cryptographic operations"),
              kms("external", "operations"));

  private static final Map<String, Product> ARTIFACTS =
      Map.of("Artifact Registry Storage", Product.of(GoogleKeys.ARTIFACT_STORAGE));

  private static final Map<String, Product> NAMES =
      Map.of(
          "ManagedZone", Product.of(GoogleKeys.DNS, "managed-zone"),
          "DNS Query (port 53)", Product.of(GoogleKeys.DNS, "queries"));

  private static final Map<String, Product> LOGS =
      Map.of("Log Storage cost", Product.of(GoogleKeys.LOGGING, "ingested"));

  private static final Map<String, Product> METRICS =
      Map.of(
          "Metric Volume", Product.of(GoogleKeys.MONITORING, "metric-data").by(Scale.MEBIBYTES),
          "Monitoring API Requests", Product.of(GoogleKeys.MONITORING, "api-calls"));

  private static final Map<String, Product> MESSAGES =
      Map.of(
          "Message Delivery Basic",
              Product.of(GoogleKeys.PUBSUB, "message-delivery").by(Scale.TEBIBYTES),
          "Subscriptions retained acknowledged messages",
              Product.of(GoogleKeys.PUBSUB, "retained-acknowledged"),
          "Snapshots message backlog", Product.of(GoogleKeys.PUBSUB, "snapshot-backlog"));

  private static final Map<String, Product> SECRETS =
      Map.of(
          "Secret version replica storage", Product.of(GoogleKeys.SECRET, "version"),
          "Secret access operations", Product.of(GoogleKeys.SECRET, "access"),
          "Secret rotation notifications", Product.of(GoogleKeys.SECRET, "rotation"));

  private static final Pattern BIGQUERY =
      Pattern.compile(
          "(Analysis|Active Logical Storage|Long Term Logical Storage|Streaming Insert)"
              + "(?: \\(.+\\))?");

  private static final Pattern BIGQUERY_API =
      Pattern.compile("BigQuery Storage API - (Write|Read)(?: \\(.+\\))?");

  /// What a service sells; null if it has no key.
  ///
  /// @param service as its display name makes a part of a key
  static @Nullable Product product(String service, String description) {
    return switch (service) {
      case "cloud-key-management-service-kms", "cloud-key-management-service" -> kms(description);
      case "artifact-registry" -> ARTIFACTS.get(description);
      case "cloud-dns" -> NAMES.get(description);
      case "cloud-logging" -> LOGS.get(description);
      case "cloud-monitoring" -> METRICS.get(description);
      case "cloud-pub-sub" -> MESSAGES.get(description);
      case "secret-manager" -> SECRETS.get(description);
      case "bigquery" -> bigquery(description);
      case "bigquery-storage-api" -> bigqueryApi(description);
      default -> null;
    };
  }

  private static @Nullable Product bigqueryApi(String description) {
    Matcher sku = BIGQUERY_API.matcher(description);
    if (!sku.matches()) {
      return null;
    }
    return sku.group(1).equals("Write")
        ? Product.of(GoogleKeys.BIGQUERY_WRITES)
        : Product.of(GoogleKeys.BIGQUERY_READS).by(Scale.TEBIBYTES);
  }

  private static @Nullable Product kms(String description) {
    return KMS.entrySet().stream()
        .filter(entry -> entry.getKey().matcher(description).matches())
        .map(Map.Entry::getValue)
        .findFirst()
        .orElse(null);
  }

  private static Product kms(String protection, String measure) {
    return Product.of(GoogleKeys.KMS, protection, measure);
  }

  private static @Nullable Product bigquery(String description) {
    Matcher sku = BIGQUERY.matcher(description);
    if (!sku.matches()) {
      return null;
    }
    return switch (sku.group(1)) {
      case "Analysis" -> Product.of(GoogleKeys.BIGQUERY_QUERIES).by(Scale.TEBIBYTES);
      case "Active Logical Storage" -> Product.of(GoogleKeys.BIGQUERY_STORAGE, "active");
      case "Long Term Logical Storage" -> Product.of(GoogleKeys.BIGQUERY_STORAGE, "long-term");
      default -> Product.of(GoogleKeys.BIGQUERY_INSERTS).by(Scale.MEBIBYTES);
    };
  }

  private GlobalSkus() {}
}
