package io.cloudcostguard.estimation.resource.aws;

import io.cloudcostguard.estimation.resource.Amount;
import io.cloudcostguard.estimation.resource.Components;
import io.cloudcostguard.estimation.resource.Resource;
import io.cloudcostguard.estimation.resource.ResourceType;
import io.cloudcostguard.estimation.resource.SharedCharge;
import io.cloudcostguard.schemas.price.aws.OpensearchKeys;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Collections of OpenSearch Serverless are charged for the capacity units that index and search,
/// and for what they store. Those that are encrypted with one key share their units, but for vector
/// collections, which share theirs among themselves. Some units always run: half of one to index
/// and half of one to search, twice where there are replicas.
///
/// @see <a href="https://aws.amazon.com/opensearch-service/pricing/">Amazon OpenSearch Service
///   pricing</a>
final class OpensearchServerlessCollection {

  private static final String NAME = "aws_opensearchserverless_collection";

  private static final SharedCharge UNITS =
      new SharedCharge(List.of(NAME), OpensearchServerlessCollection::group);

  static final ResourceType TYPE =
      ResourceType.priced(NAME, OpensearchServerlessCollection::charge)
          .reading("type", "standby_replicas")
          .usage("indexing_ocus", "search_ocus", "storage_gb");

  private static void charge(Resource collection, Components bill) {
    SharedCharge.Place place = collection.placeIn(UNITS);
    Amount least =
        collection.attr("standby_replicas").is("DISABLED") ? Amount.of("0.5") : Amount.ONE;
    chargeUnits(collection, bill, place, "Indexing", "indexing_ocus", least);
    chargeUnits(collection, bill, place, "Search", "search_ocus", least);
    if (place.number() > 0) {
      collection.assume(
          "collections of OpenSearch Serverless are taken to share one key, and with it the capacity"
              + " units of "
              + place.first());
    }
    bill.add(
        "Storage",
        "GB",
        collection.price(OpensearchKeys.SERVERLESS, "storage"),
        collection.usage("storage_gb"));
  }

  /// As expected; else the least, once for all that share it.
  private static void chargeUnits(
      Resource collection,
      Components bill,
      SharedCharge.Place place,
      String name,
      String key,
      Amount least) {
    Amount units = collection.usage(key).or(place.number() == 0 ? least : Amount.of(0));
    bill.add(
        name,
        "OCU-hours",
        collection.price(OpensearchKeys.SERVERLESS, "capacity"),
        units.timesHours());
  }

  private static @Nullable String group(Resource collection) {
    String type = collection.attr("type").text();
    return "VECTORSEARCH".equals(type) ? collection.region() + " vector" : collection.region();
  }

  private OpensearchServerlessCollection() {}
}
