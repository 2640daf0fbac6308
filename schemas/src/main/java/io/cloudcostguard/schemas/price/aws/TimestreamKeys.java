package io.cloudcostguard.schemas.price.aws;

import io.cloudcostguard.schemas.price.KeyForm;

/// The price keys of Amazon Timestream.
public enum TimestreamKeys implements KeyForm {
  WRITES("aws/timestream/{region}/writes"),
  MEMORY("aws/timestream/{region}/memory-store"),
  MAGNETIC("aws/timestream/{region}/magnetic-store"),
  INFLUX_INSTANCE("aws/timestream/{region}/influx/instance/{deployment}/{class}"),
  INFLUX_STORAGE("aws/timestream/{region}/influx/storage/{deployment}/{iops}");

  private final String form;

  TimestreamKeys(String form) {
    this.form = form;
  }

  @Override
  public String form() {
    return form;
  }
}
