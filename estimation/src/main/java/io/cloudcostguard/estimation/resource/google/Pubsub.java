package io.cloudcostguard.estimation.resource.google;

import io.cloudcostguard.estimation.resource.Components;
import io.cloudcostguard.estimation.resource.Resource;
import io.cloudcostguard.estimation.resource.ResourceType;
import io.cloudcostguard.schemas.price.google.GoogleKeys;

/// A topic is charged for the messages that it takes, a subscription for those that it delivers and
/// for what it keeps of them.
///
/// @see <a href="https://cloud.google.com/pubsub/pricing">Pub/Sub pricing</a>
final class Pubsub {

  private static final String DATA = "monthly_message_data_tb";
  private static final String ON_DEMAND = "on-demand";

  static final ResourceType TOPIC =
      ResourceType.priced("google_pubsub_topic", Pubsub::chargeTopic).usage(DATA);

  static final ResourceType SUBSCRIPTION =
      ResourceType.priced("google_pubsub_subscription", Pubsub::chargeSubscription)
          .usage(DATA, "storage_gb", "snapshot_storage_gb");

  private static void chargeTopic(Resource topic, Components bill) {
    bill.add(
        "Message ingestion",
        "TiB",
        topic.price(GoogleKeys.PUBSUB, "message-delivery", ON_DEMAND),
        topic.usage(DATA));
  }

  private static void chargeSubscription(Resource subscription, Components bill) {
    bill.add(
        "Message delivery",
        "TiB",
        subscription.price(GoogleKeys.PUBSUB, "message-delivery", ON_DEMAND),
        subscription.usage(DATA));
    bill.add(
        "Retained messages that were acknowledged",
        "GiB",
        subscription.price(GoogleKeys.PUBSUB, "retained-acknowledged", ON_DEMAND),
        subscription.usage("storage_gb"));
    bill.add(
        "Backlog of snapshots",
        "GiB",
        subscription.price(GoogleKeys.PUBSUB, "snapshot-backlog", ON_DEMAND),
        subscription.usage("snapshot_storage_gb"));
  }

  private Pubsub() {}
}
