package io.cloudcostguard.schemas.price.aws;

import io.cloudcostguard.schemas.price.KeyForm;

/// The price keys of Amazon Kinesis Video Streams.
public enum KinesisVideoKeys implements KeyForm {
  IN("aws/kinesisvideo/{region}/data-in"),
  OUT("aws/kinesisvideo/{region}/data-out"),
  HLS("aws/kinesisvideo/{region}/data-out/hls"),
  STORAGE("aws/kinesisvideo/{region}/storage");

  private final String form;

  KinesisVideoKeys(String form) {
    this.form = form;
  }

  @Override
  public String form() {
    return form;
  }
}
