package io.cloudcostguard.schemas.price.aws;

import io.cloudcostguard.schemas.price.KeyForm;

/// The price keys of Amazon RDS and Aurora.
public enum RdsKeys implements KeyForm {
  INSTANCE("aws/rds/{region}/instance/{engine}/{license}/{deployment}/{class}"),
  RESERVED("aws/rds/{region}/reserved/{engine}/{license}/{deployment}/{class}/{term}/{payment}"),
  RESERVED_UPFRONT("aws/rds/global/reserved/all_upfront"),
  PROXY("aws/rds/{region}/proxy"),
  STORAGE("aws/rds/{region}/storage/{engine}/{type}/{deployment}"),
  AURORA_STORAGE("aws/rds/{region}/storage/aurora/{storage}"),
  IOPS("aws/rds/{region}/iops/{engine}/{type}/{deployment}"),
  THROUGHPUT("aws/rds/{region}/throughput/{engine}/{type}/{deployment}"),
  IO_REQUESTS("aws/rds/{region}/io-requests/{kind}"),
  BACKUP("aws/rds/{region}/backup/{engine}"),
  SERVERLESS("aws/rds/{region}/serverless/{engine}"),
  SERVERLESS_V2("aws/rds/{region}/serverless-v2/{engine}/{storage}"),
  SNAPSHOT_EXPORT("aws/rds/{region}/snapshot-export/{engine}"),
  BACKTRACK("aws/rds/{region}/backtrack"),
  CPU_CREDITS("aws/rds/global/cpu-credits/{engine}/{family}"),
  EXTENDED_SUPPORT("aws/rds/{region}/extended-support/{engine}/{version}/{year}"),
  INSIGHTS_API("aws/rds/{region}/performance-insights/api"),
  INSIGHTS_RETENTION("aws/rds/{region}/performance-insights/retention/{family}");

  private final String form;

  RdsKeys(String form) {
    this.form = form;
  }

  @Override
  public String form() {
    return form;
  }
}
