package io.cloudcostguard.schemas.price.aws;

import io.cloudcostguard.schemas.price.KeyForm;

/// The price keys of Amazon Route 53.
public enum Route53Keys implements KeyForm {
  HOSTED_ZONE("aws/route53/global/hosted-zone"),
  QUERIES("aws/route53/global/queries/{kind}"),
  HEALTH_CHECK("aws/route53/global/health-check/{endpoint}"),
  HEALTH_CHECK_FEATURE("aws/route53/global/health-check-feature/{endpoint}"),
  RESOLVER_ENDPOINT("aws/route53/{region}/resolver/endpoint"),
  RESOLVER_QUERIES("aws/route53/{region}/resolver/queries");

  private final String form;

  Route53Keys(String form) {
    this.form = form;
  }

  @Override
  public String form() {
    return form;
  }
}
