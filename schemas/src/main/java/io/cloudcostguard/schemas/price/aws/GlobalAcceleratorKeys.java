package io.cloudcostguard.schemas.price.aws;

import io.cloudcostguard.schemas.price.KeyForm;

/// The price keys of AWS Global Accelerator.
public enum GlobalAcceleratorKeys implements KeyForm {
  ACCELERATOR("aws/globalaccelerator/global/accelerator"),
  TRANSFER("aws/globalaccelerator/{region}/transfer/{area}");

  private final String form;

  GlobalAcceleratorKeys(String form) {
    this.form = form;
  }

  @Override
  public String form() {
    return form;
  }
}
