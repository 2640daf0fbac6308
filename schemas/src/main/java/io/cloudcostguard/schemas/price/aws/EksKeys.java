package io.cloudcostguard.schemas.price.aws;

import io.cloudcostguard.schemas.price.KeyForm;

/// The price keys of Amazon EKS.
public enum EksKeys implements KeyForm {
  CLUSTER("aws/eks/{region}/cluster"),
  EXTENDED_SUPPORT("aws/eks/{region}/extended-support"),
  FARGATE_VCPU("aws/eks/{region}/fargate/vcpu"),
  FARGATE_MEMORY("aws/eks/{region}/fargate/memory");

  private final String form;

  EksKeys(String form) {
    this.form = form;
  }

  @Override
  public String form() {
    return form;
  }
}
