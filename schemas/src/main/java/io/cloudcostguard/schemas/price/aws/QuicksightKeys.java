package io.cloudcostguard.schemas.price.aws;

import io.cloudcostguard.schemas.price.KeyForm;

/// The price keys of Amazon QuickSight.
public enum QuicksightKeys implements KeyForm {
  AUTHOR("aws/quicksight/global/author/{edition}"),
  USER("aws/quicksight/{region}/user/{role}"),
  SPICE("aws/quicksight/{region}/spice/{edition}");

  private final String form;

  QuicksightKeys(String form) {
    this.form = form;
  }

  @Override
  public String form() {
    return form;
  }
}
