package io.cloudcostguard.estimation.resource.google;

import io.cloudcostguard.estimation.resource.Components;
import io.cloudcostguard.estimation.resource.PriceRef;
import io.cloudcostguard.estimation.resource.Resource;
import io.cloudcostguard.estimation.resource.ResourceType;
import io.cloudcostguard.schemas.price.google.GoogleKeys;
import org.jspecify.annotations.Nullable;

/// A dataset is charged for the data that queries go through; a table for what it stores and for
/// what is read and written. A table is where its dataset is.
///
/// @see <a href="https://cloud.google.com/bigquery/pricing">BigQuery pricing</a>
final class Bigquery {

  private static final String ON_DEMAND = "on-demand";

  static final ResourceType DATASET =
      ResourceType.priced("google_bigquery_dataset", Bigquery::chargeDataset)
          .reading("id", "dataset_id", "location")
          .usage("monthly_queries_tb");

  static final ResourceType TABLE =
      ResourceType.priced("google_bigquery_table", Bigquery::chargeTable)
          .reading("dataset_id")
          .usage(
              "monthly_active_storage_gb",
              "monthly_long_term_storage_gb",
              "monthly_storage_read_api_tb",
              "monthly_storage_write_api_gb",
              "monthly_streaming_inserts_mb");

  private static void chargeDataset(Resource dataset, Components bill) {
    bill.add(
        "Queries",
        "TiB",
        dataset.price(GoogleKeys.BIGQUERY_QUERIES, ON_DEMAND),
        dataset.usage("monthly_queries_tb"));
  }

  private static void chargeTable(Resource table, Components bill) {
    Resource dataset = table.reference("dataset_id", "google_bigquery_dataset", "dataset_id", "id");
    bill.add(
        "Active storage",
        "GiB",
        price(dataset, GoogleKeys.BIGQUERY_STORAGE, "active", ON_DEMAND),
        table.usage("monthly_active_storage_gb"));
    bill.add(
        "Long-term storage",
        "GiB",
        price(dataset, GoogleKeys.BIGQUERY_STORAGE, "long-term", ON_DEMAND),
        table.usage("monthly_long_term_storage_gb"));
    bill.add(
        "Streaming inserts",
        "MiB",
        price(dataset, GoogleKeys.BIGQUERY_INSERTS, ON_DEMAND),
        table.usage("monthly_streaming_inserts_mb"));
    bill.add(
        "Storage write API",
        "GiB",
        price(dataset, GoogleKeys.BIGQUERY_WRITES, ON_DEMAND),
        table.usage("monthly_storage_write_api_gb"));
    bill.add(
        "Storage read API",
        "TiB",
        price(dataset, GoogleKeys.BIGQUERY_READS, ON_DEMAND),
        table.usage("monthly_storage_read_api_tb"));
  }

  /// Where the dataset is: the provider's region says nothing about it.
  private static PriceRef price(@Nullable Resource dataset, GoogleKeys form, Object... parts) {
    return dataset == null
        ? Resource.noPrice("the dataset, which says where the table is, is not in the plan")
        : dataset.price(form, parts);
  }

  private Bigquery() {}
}
