package io.cloudcostguard.schemas.price.aws;

import io.cloudcostguard.schemas.price.KeyForm;

/// The price keys of Amazon CloudFront.
public enum CloudfrontKeys implements KeyForm {
  TO_INTERNET("aws/cloudfront/global/to-internet/{area}"),
  TO_ORIGIN("aws/cloudfront/global/to-origin/{area}"),
  HTTP("aws/cloudfront/global/http/{area}"),
  HTTPS("aws/cloudfront/global/https/{area}"),
  INVALIDATION("aws/cloudfront/global/invalidation"),
  FIELD_LEVEL_ENCRYPTION("aws/cloudfront/global/field-level-encryption"),
  REAL_TIME_LOG("aws/cloudfront/global/real-time-log"),
  DEDICATED_IP_CERTIFICATE("aws/cloudfront/global/dedicated-ip-certificate"),
  FUNCTION("aws/cloudfront/global/function"),
  ORIGIN_SHIELD("aws/cloudfront/{region}/origin-shield");

  private final String form;

  CloudfrontKeys(String form) {
    this.form = form;
  }

  @Override
  public String form() {
    return form;
  }
}
