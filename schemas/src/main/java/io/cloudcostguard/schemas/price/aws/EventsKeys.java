package io.cloudcostguard.schemas.price.aws;

import io.cloudcostguard.schemas.price.KeyForm;

/// The price keys of Amazon EventBridge.
public enum EventsKeys implements KeyForm {
  CUSTOM("aws/events/{region}/custom"),
  PARTNER("aws/events/{region}/partner"),
  ARCHIVE_PROCESSING("aws/events/{region}/archive/processing"),
  ARCHIVE_STORAGE("aws/events/{region}/archive/storage"),
  SCHEMA_DISCOVERY("aws/events/{region}/schema-discovery"),
  PIPE("aws/events/{region}/pipe/requests"),
  SCHEDULER("aws/events/{region}/scheduler/invocations");

  private final String form;

  EventsKeys(String form) {
    this.form = form;
  }

  @Override
  public String form() {
    return form;
  }
}
