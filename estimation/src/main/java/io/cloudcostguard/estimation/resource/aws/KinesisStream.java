package io.cloudcostguard.estimation.resource.aws;

import io.cloudcostguard.estimation.resource.Amount;
import io.cloudcostguard.estimation.resource.Components;
import io.cloudcostguard.estimation.resource.Resource;
import io.cloudcostguard.estimation.resource.ResourceType;
import io.cloudcostguard.schemas.price.KeyForm;
import io.cloudcostguard.schemas.price.aws.KinesisKeys;

/// A data stream is charged by shards and put units, or on demand by the stream and its data; both
/// by enhanced fan-out and by retention beyond a day: of shards by their hours, on demand by size.
///
/// @see <a href="https://aws.amazon.com/kinesis/data-streams/pricing/">Amazon Kinesis Data Streams
///   pricing</a>
final class KinesisStream {

  static final ResourceType TYPE =
      ResourceType.priced("aws_kinesis_stream", KinesisStream::charge)
          .reading("shard_count", "retention_period", "stream_mode_details.stream_mode")
          .usage(
              "monthly_on_demand_data_in_gb",
              "monthly_on_demand_data_out_gb",
              "monthly_on_demand_efo_data_out_gb",
              "monthly_on_demand_extended_retention_gb",
              "monthly_on_demand_long_term_retention_gb",
              "monthly_provisioned_put_units",
              "monthly_provisioned_efo_data_out_gb",
              "monthly_provisioned_efo_consumer_hours",
              "monthly_provisioned_long_term_retention_gb",
              "monthly_provisioned_long_term_retrieval_gb");

  /// Of retention, in every stream.
  private static final long HOURS_INCLUDED = 24;

  private static void charge(Resource stream, Components bill) {
    if (stream.attr("stream_mode_details.stream_mode").is("ON_DEMAND")) {
      chargeOnDemand(stream, bill);
    } else {
      chargeProvisioned(stream, bill);
    }
  }

  private static void chargeOnDemand(Resource stream, Components bill) {
    bill.hourly("Stream", stream.price(KinesisKeys.ON_DEMAND_STREAMS));
    add(stream, bill, "Data ingested", "GB", KinesisKeys.ON_DEMAND_DATA_IN, "on_demand_data_in_gb");
    add(
        stream,
        bill,
        "Data retrieved",
        "GB",
        KinesisKeys.ON_DEMAND_DATA_OUT,
        "on_demand_data_out_gb");
    add(
        stream,
        bill,
        "Fan-out data",
        "GB",
        KinesisKeys.ON_DEMAND_FAN_OUT_DATA,
        "on_demand_efo_data_out_gb");
    add(
        stream,
        bill,
        "Extended retention",
        "GB",
        KinesisKeys.ON_DEMAND_EXTENDED_RETENTION,
        "on_demand_extended_retention_gb");
    add(
        stream,
        bill,
        "Long-term retention",
        "GB",
        KinesisKeys.ON_DEMAND_LONG_TERM_RETENTION,
        "on_demand_long_term_retention_gb");
  }

  private static void chargeProvisioned(Resource stream, Components bill) {
    Amount shards = stream.attr("shard_count").amount(0);
    bill.hourly("Shards", stream.price(KinesisKeys.SHARDS), shards);
    add(stream, bill, "Put request units", "units", KinesisKeys.PUT_UNITS, "provisioned_put_units");
    Amount extended = stream.attr("retention_period").amount(HOURS_INCLUDED).beyond(HOURS_INCLUDED);
    if (!extended.isZero()) {
      bill.hourly(
          "Extended retention",
          stream.price(KinesisKeys.EXTENDED_RETENTION),
          extended instanceof Amount.Known ? shards : extended);
    }
    add(
        stream,
        bill,
        "Long-term retention",
        "GB",
        KinesisKeys.LONG_TERM_RETENTION,
        "provisioned_long_term_retention_gb");
    add(
        stream,
        bill,
        "Long-term retrieval",
        "GB",
        KinesisKeys.LONG_TERM_RETRIEVAL,
        "provisioned_long_term_retrieval_gb");
    bill.add(
        "Fan-out consumers",
        "hours",
        stream.price(KinesisKeys.FAN_OUT_CONSUMERS),
        stream.usage("monthly_provisioned_efo_consumer_hours").times(shards));
    add(
        stream,
        bill,
        "Fan-out data",
        "GB",
        KinesisKeys.FAN_OUT_DATA,
        "provisioned_efo_data_out_gb");
  }

  private static void add(
      Resource stream, Components bill, String name, String unit, KeyForm price, String key) {
    bill.add(name, unit, stream.price(price), stream.usage("monthly_" + key));
  }

  private KinesisStream() {}
}
