package io.cloudcostguard.schemas.price.google;

import io.cloudcostguard.schemas.price.KeyForm;

/// The forms of Google Cloud's price keys. The names in them are those of the vendor's catalogue,
/// in lower case and with dashes; `{purchase}` is how it is bought, e.g. `on-demand`, `spot`,
/// `commit-1yr`.
public enum GoogleKeys implements KeyForm {
  CORE("google/compute-engine/{region}/core/{family}/{purchase}"),
  RAM("google/compute-engine/{region}/ram/{family}/{purchase}"),
  INSTANCE("google/compute-engine/{region}/instance/{type}/{purchase}"),
  GPU("google/compute-engine/{region}/gpu/{model}/{purchase}"),
  LOCAL_SSD("google/compute-engine/{region}/local-ssd/{purchase}"),
  LOCAL_SSD_OF_FAMILY("google/compute-engine/{region}/local-ssd/{family}/{purchase}"),
  DISK("google/compute-engine/{region}/disk/{type}/{measure}/{purchase}"),
  REGIONAL_DISK("google/compute-engine/{region}/regional-disk/{type}/{measure}/{purchase}"),
  SNAPSHOT("google/compute-engine/{region}/snapshot/{purchase}"),
  IMAGE("google/compute-engine/{region}/image/{purchase}"),
  MACHINE_IMAGE("google/compute-engine/{region}/machine-image/{purchase}"),
  EXTERNAL_IP("google/compute-engine/{region}/external-ip/{use}/{purchase}"),
  STORAGE("google/cloud-storage/{region}/{class}/{where}/{purchase}"),
  RETRIEVAL("google/cloud-storage/{region}/{class}/retrieval/{purchase}"),
  NAT_UPTIME("google/networking/{region}/nat/uptime/{purchase}"),
  NAT_DATA("google/networking/{region}/nat/data/{purchase}"),
  VPN_TUNNEL("google/networking/{region}/vpn/tunnel/{purchase}"),

  /// A SKU of any other service.
  SKU("google/{service}/{region}/{description}/{purchase}");

  private final String form;

  GoogleKeys(String form) {
    this.form = form;
  }

  @Override
  public String form() {
    return form;
  }
}
