package io.cloudcostguard.schemas.price.aws;

import io.cloudcostguard.schemas.price.KeyForm;

/// The price keys of Amazon Location Service.
public enum LocationKeys implements KeyForm {
  POSITIONS("aws/location/{region}/positions"),
  GEOFENCES("aws/location/{region}/geofences"),
  EVALUATIONS("aws/location/{region}/evaluations"),
  GEOCODING("aws/location/{region}/geocoding/{provider}"),
  ROUTES("aws/location/{region}/routes/{provider}");

  private final String form;

  LocationKeys(String form) {
    this.form = form;
  }

  @Override
  public String form() {
    return form;
  }
}
