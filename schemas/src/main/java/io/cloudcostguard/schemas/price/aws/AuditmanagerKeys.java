package io.cloudcostguard.schemas.price.aws;

import io.cloudcostguard.schemas.price.KeyForm;

/// The price keys of AWS Audit Manager.
public enum AuditmanagerKeys implements KeyForm {
  ASSESSMENT("aws/auditmanager/{region}/resource-assessment");

  private final String form;

  AuditmanagerKeys(String form) {
    this.form = form;
  }

  @Override
  public String form() {
    return form;
  }
}
