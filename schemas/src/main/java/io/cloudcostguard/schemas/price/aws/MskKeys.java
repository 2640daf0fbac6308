package io.cloudcostguard.schemas.price.aws;

import io.cloudcostguard.schemas.price.KeyForm;

/// The price keys of Amazon MSK.
public enum MskKeys implements KeyForm {
  BROKER("aws/msk/{region}/broker/{type}"),
  STORAGE("aws/msk/{region}/storage"),
  EXPRESS_STORAGE("aws/msk/{region}/express/storage"),
  EXPRESS_DATA("aws/msk/{region}/express/data-in"),
  SERVERLESS("aws/msk/{region}/serverless/{what}"),
  CONNECT("aws/msk/{region}/connect"),
  REPLICATOR("aws/msk/{region}/replicator/hours"),
  REPLICATED("aws/msk/{region}/replicator/data");

  private final String form;

  MskKeys(String form) {
    this.form = form;
  }

  @Override
  public String form() {
    return form;
  }
}
