package io.cloudcostguard.schemas.price.aws;

import io.cloudcostguard.schemas.price.KeyForm;

/// The price keys of Amazon EC2.
public enum Ec2Keys implements KeyForm {
  ON_DEMAND("aws/ec2/{region}/on-demand/{system}/{tenancy}/{type}"),
  RESERVED("aws/ec2/{region}/reserved/{system}/{tenancy}/{type}/{offering}/{term}/{payment}"),
  RESERVED_UPFRONT("aws/ec2/global/reserved/{payment}"),
  SAVINGS_PLAN("aws/savings-plan/{region}/{plan}/{term}/{payment}/amazonec2/{usage}/{operation}"),
  SPOT("aws/ec2/{region}/spot/{system}/{tenancy}/{type}"),
  HOST("aws/ec2/{region}/host/on-demand/{family}"),
  HOST_RESERVED("aws/ec2/{region}/host/reserved/{family}/{term}/{payment}"),
  EBS_OPTIMIZED("aws/ec2/{region}/ebs-optimized/{type}"),
  CPU_CREDITS("aws/ec2/global/cpu-credits/{system}/{family}"),
  DETAILED_MONITORING("aws/ec2/{region}/detailed-monitoring"),
  TRAFFIC_MIRROR("aws/ec2/{region}/traffic-mirror"),
  IDLE_ADDRESS("aws/ec2/{region}/public-ipv4/idle"),
  ADDRESS_IN_USE("aws/ec2/{region}/public-ipv4/in-use");

  private final String form;

  Ec2Keys(String form) {
    this.form = form;
  }

  @Override
  public String form() {
    return form;
  }
}
