package io.cloudcostguard.schemas.price.aws;

import io.cloudcostguard.schemas.price.KeyForm;

/// The price keys of Amazon S3.
public enum S3Keys implements KeyForm {
  STORAGE("aws/s3/{region}/{class}/storage"),
  FREQUENT("aws/s3/{region}/{class}/frequent"),
  INFREQUENT("aws/s3/{region}/{class}/infrequent"),
  ARCHIVE_INSTANT("aws/s3/{region}/{class}/archive-instant"),
  ARCHIVE("aws/s3/{region}/{class}/archive"),
  DEEP_ARCHIVE("aws/s3/{region}/{class}/deep-archive"),
  MONITORING("aws/s3/{region}/{class}/monitoring"),
  TIER_1("aws/s3/{region}/{class}/tier-1"),
  TIER_2("aws/s3/{region}/{class}/tier-2"),
  TRANSITION("aws/s3/{region}/{class}/transition"),
  RETRIEVAL("aws/s3/{region}/{class}/retrieval"),
  RETRIEVAL_AT_SPEED("aws/s3/{region}/{class}/retrieval/{speed}"),
  RETRIEVAL_REQUESTS("aws/s3/{region}/{class}/retrieval-requests/{speed}"),
  SELECT_SCANNED("aws/s3/{region}/{class}/select-scanned"),
  SELECT_RETURNED("aws/s3/{region}/{class}/select-returned"),
  SELECT_SCANNED_AT_SPEED("aws/s3/{region}/{class}/select-scanned/{speed}"),
  SELECT_RETURNED_AT_SPEED("aws/s3/{region}/{class}/select-returned/{speed}"),
  TAGS("aws/s3/{region}/tags"),
  INVENTORY("aws/s3/{region}/inventory"),
  ANALYTICS("aws/s3/{region}/analytics"),
  UPLOAD("aws/s3/{region}/{class}/upload");

  private final String form;

  S3Keys(String form) {
    this.form = form;
  }

  @Override
  public String form() {
    return form;
  }
}
