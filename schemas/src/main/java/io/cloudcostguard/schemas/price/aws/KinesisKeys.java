package io.cloudcostguard.schemas.price.aws;

import io.cloudcostguard.schemas.price.KeyForm;

/// The price keys of Amazon Kinesis.
public enum KinesisKeys implements KeyForm {
  ON_DEMAND_STREAMS("aws/kinesis/{region}/stream/on_demand/streams"),
  ON_DEMAND_DATA_IN("aws/kinesis/{region}/stream/on_demand/data-in"),
  ON_DEMAND_DATA_OUT("aws/kinesis/{region}/stream/on_demand/data-out"),
  ON_DEMAND_FAN_OUT_DATA("aws/kinesis/{region}/stream/on_demand/fan-out-data"),
  ON_DEMAND_EXTENDED_RETENTION("aws/kinesis/{region}/stream/on_demand/extended-retention"),
  ON_DEMAND_LONG_TERM_RETENTION("aws/kinesis/{region}/stream/on_demand/long-term-retention"),
  SHARDS("aws/kinesis/{region}/stream/provisioned/shards"),
  PUT_UNITS("aws/kinesis/{region}/stream/provisioned/put-units"),
  EXTENDED_RETENTION("aws/kinesis/{region}/stream/provisioned/extended-retention"),
  LONG_TERM_RETENTION("aws/kinesis/{region}/stream/provisioned/long-term-retention"),
  LONG_TERM_RETRIEVAL("aws/kinesis/{region}/stream/provisioned/long-term-retrieval"),
  FAN_OUT_CONSUMERS("aws/kinesis/{region}/stream/provisioned/fan-out-consumers"),
  FAN_OUT_DATA("aws/kinesis/{region}/stream/provisioned/fan-out-data"),
  FIREHOSE_DATA("aws/kinesis/{region}/firehose/data"),
  FIREHOSE_FORMAT_CONVERSION("aws/kinesis/{region}/firehose/format-conversion"),
  FIREHOSE_VPC_DATA("aws/kinesis/{region}/firehose/vpc-data"),
  FIREHOSE_VPC_ZONES("aws/kinesis/{region}/firehose/vpc-zones"),
  ANALYTICS("aws/kinesis/{region}/analytics/{kind}"),
  ANALYTICS_RUNNING_STORAGE("aws/kinesis/{region}/analytics/running-storage"),
  ANALYTICS_BACKUP("aws/kinesis/{region}/analytics/backup");

  private final String form;

  KinesisKeys(String form) {
    this.form = form;
  }

  @Override
  public String form() {
    return form;
  }
}
