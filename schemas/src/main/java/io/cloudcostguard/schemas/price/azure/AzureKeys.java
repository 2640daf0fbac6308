package io.cloudcostguard.schemas.price.azure;

import io.cloudcostguard.schemas.price.KeyForm;

/// The forms of Azure's price keys. The names in them are those of the vendor's price list, in
/// lower case and with dashes; `{purchase}` is how it is bought, e.g. `on-demand`, `spot`,
/// `reserved-1yr`.
public enum AzureKeys implements KeyForm {
  VIRTUAL_MACHINE("azure/virtual-machines/{region}/{size}/{system}/{purchase}"),
  DEDICATED_HOST("azure/dedicated-host/{region}/{size}/{purchase}"),

  /// A meter of any other service.
  METER("azure/{service}/{region}/{product}/{sku}/{meter}/{purchase}"),

  /// A meter whose price the list gives for the whole world.
  METER_EVERYWHERE("azure/{service}/global/{product}/{sku}/{meter}/{purchase}");

  private final String form;

  AzureKeys(String form) {
    this.form = form;
  }

  @Override
  public String form() {
    return form;
  }
}
