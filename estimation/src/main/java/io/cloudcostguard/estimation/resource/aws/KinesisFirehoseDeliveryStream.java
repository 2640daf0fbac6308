package io.cloudcostguard.estimation.resource.aws;

import io.cloudcostguard.estimation.resource.Amount;
import io.cloudcostguard.estimation.resource.Attributes;
import io.cloudcostguard.estimation.resource.Components;
import io.cloudcostguard.estimation.resource.Resource;
import io.cloudcostguard.estimation.resource.ResourceType;
import io.cloudcostguard.schemas.price.aws.KinesisKeys;
import java.util.List;

/// A delivery stream is charged by data ingested, again where its format is converted, and for
/// delivery into a VPC by zone and hour and by data.
///
/// @see <a href="https://aws.amazon.com/firehose/pricing/">Amazon Data Firehose pricing</a>
final class KinesisFirehoseDeliveryStream {

  private static final List<String> VPC_DESTINATIONS =
      List.of(
          "elasticsearch_configuration",
          "opensearch_configuration",
          "opensearchserverless_configuration");

  static final ResourceType TYPE =
      ResourceType.priced(
              "aws_kinesis_firehose_delivery_stream", KinesisFirehoseDeliveryStream::charge)
          .reading(
              "extended_s3_configuration.data_format_conversion_configuration.enabled",
              "elasticsearch_configuration.vpc_config.subnet_ids",
              "opensearch_configuration.vpc_config.subnet_ids",
              "opensearchserverless_configuration.vpc_config.subnet_ids")
          .usage("monthly_data_ingested_gb");

  private static void charge(Resource stream, Components bill) {
    Amount data = stream.usage("monthly_data_ingested_gb");
    bill.add("Data ingested", "GB", stream.price(KinesisKeys.FIREHOSE_DATA), data);
    List<Attributes> conversion =
        stream
            .attributes()
            .block("extended_s3_configuration")
            .blocks("data_format_conversion_configuration");
    if (!conversion.isEmpty() && conversion.getFirst().attr("enabled").or("true").isTrue()) {
      bill.add(
          "Format conversion", "GB", stream.price(KinesisKeys.FIREHOSE_FORMAT_CONVERSION), data);
    }
    for (String destination : VPC_DESTINATIONS) {
      String subnets = destination + ".vpc_config.subnet_ids";
      if (stream.attr(subnets).isSet()) {
        chargeVpc(stream, bill, stream.count(subnets), data);
      }
    }
  }

  private static void chargeVpc(Resource stream, Components bill, Amount zones, Amount data) {
    bill.hourly("VPC delivery zones", stream.price(KinesisKeys.FIREHOSE_VPC_ZONES), zones);
    bill.add("VPC data", "GB", stream.price(KinesisKeys.FIREHOSE_VPC_DATA), data);
  }

  private KinesisFirehoseDeliveryStream() {}
}
