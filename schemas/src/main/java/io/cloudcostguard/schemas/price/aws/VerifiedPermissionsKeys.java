package io.cloudcostguard.schemas.price.aws;

import io.cloudcostguard.schemas.price.KeyForm;

/// The price keys of Amazon Verified Permissions.
public enum VerifiedPermissionsKeys implements KeyForm {
  AUTHORIZATIONS("aws/verifiedpermissions/{region}/authorizations");

  private final String form;

  VerifiedPermissionsKeys(String form) {
    this.form = form;
  }

  @Override
  public String form() {
    return form;
  }
}
