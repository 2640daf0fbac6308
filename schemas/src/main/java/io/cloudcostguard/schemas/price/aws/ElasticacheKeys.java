package io.cloudcostguard.schemas.price.aws;

import io.cloudcostguard.schemas.price.KeyForm;

/// The price keys of Amazon ElastiCache.
public enum ElasticacheKeys implements KeyForm {
  NODE("aws/elasticache/{region}/node/{engine}/{type}"),
  RESERVED("aws/elasticache/{region}/reserved/{engine}/{type}/{term}/{payment}"),
  RESERVED_UPFRONT("aws/elasticache/global/reserved/all_upfront"),
  BACKUP("aws/elasticache/global/backup"),
  SERVERLESS_DATA("aws/elasticache/{region}/serverless/data/{engine}"),
  SERVERLESS_UNITS("aws/elasticache/{region}/serverless/units/{engine}");

  private final String form;

  ElasticacheKeys(String form) {
    this.form = form;
  }

  @Override
  public String form() {
    return form;
  }
}
