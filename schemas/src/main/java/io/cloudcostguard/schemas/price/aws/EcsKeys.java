package io.cloudcostguard.schemas.price.aws;

import io.cloudcostguard.schemas.price.KeyForm;

/// The price keys of Amazon ECS on Fargate.
public enum EcsKeys implements KeyForm {
  VCPU("aws/ecs/{region}/fargate/{platform}/vcpu"),
  MEMORY("aws/ecs/{region}/fargate/{platform}/memory"),
  LICENSE("aws/ecs/{region}/fargate/{platform}/license"),
  STORAGE("aws/ecs/{region}/fargate/storage"),
  SPOT_TASK("aws/ecs/{region}/fargate_spot"),
  SPOT("aws/ecs/{region}/fargate-spot/{platform}/{dimension}");

  private final String form;

  EcsKeys(String form) {
    this.form = form;
  }

  @Override
  public String form() {
    return form;
  }
}
