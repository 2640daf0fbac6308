package io.cloudcostguard.schemas.price.aws;

import io.cloudcostguard.schemas.price.KeyForm;

/// The price keys of AWS Network Firewall.
public enum NetworkFirewallKeys implements KeyForm {
  ENDPOINT("aws/networkfirewall/{region}/endpoint"),
  DATA("aws/networkfirewall/{region}/data");

  private final String form;

  NetworkFirewallKeys(String form) {
    this.form = form;
  }

  @Override
  public String form() {
    return form;
  }
}
