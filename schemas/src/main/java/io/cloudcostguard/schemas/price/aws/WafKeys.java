package io.cloudcostguard.schemas.price.aws;

import io.cloudcostguard.schemas.price.KeyForm;

/// The price keys of AWS WAF.
public enum WafKeys implements KeyForm {
  WEB_ACL("aws/waf/{region}/{generation}/web-acl"),
  RULE("aws/waf/{region}/{generation}/rule"),
  REQUESTS("aws/waf/{region}/{generation}/requests");

  private final String form;

  WafKeys(String form) {
    this.form = form;
  }

  @Override
  public String form() {
    return form;
  }
}
