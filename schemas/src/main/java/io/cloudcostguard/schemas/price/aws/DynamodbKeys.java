package io.cloudcostguard.schemas.price.aws;

import io.cloudcostguard.schemas.price.KeyForm;

/// The price keys of Amazon DynamoDB.
public enum DynamodbKeys implements KeyForm {
  WRITE_REQUESTS("aws/dynamodb/{region}/write-requests/{class}"),
  READ_REQUESTS("aws/dynamodb/{region}/read-requests/{class}"),
  REPLICATED_WRITE_REQUESTS("aws/dynamodb/{region}/replicated-write-requests/{class}"),
  WRITE_CAPACITY("aws/dynamodb/{region}/write-capacity/{class}"),
  READ_CAPACITY("aws/dynamodb/{region}/read-capacity/{class}"),
  REPLICATED_WRITE_CAPACITY("aws/dynamodb/{region}/replicated-write-capacity/{class}"),
  STORAGE("aws/dynamodb/{region}/storage/{class}"),
  STREAMS_READ_REQUESTS("aws/dynamodb/{region}/streams-read-requests"),
  PITR_BACKUP("aws/dynamodb/{region}/pitr-backup"),
  ON_DEMAND_BACKUP("aws/dynamodb/{region}/on-demand-backup"),
  RESTORE("aws/dynamodb/{region}/restore");

  private final String form;

  DynamodbKeys(String form) {
    this.form = form;
  }

  @Override
  public String form() {
    return form;
  }
}
