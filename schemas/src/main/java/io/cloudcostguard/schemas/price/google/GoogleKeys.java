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
  FORWARDING_RULE("google/networking/{region}/forwarding-rule/{measure}/{purchase}"),
  FORWARDING_RULE_EVERYWHERE("google/networking/global/forwarding-rule/{measure}/{purchase}"),
  PROXY("google/networking/{region}/proxy/{measure}/{purchase}"),
  PROXY_EVERYWHERE("google/networking/global/proxy/{measure}/{purchase}"),
  TO_INTERNET("google/networking/{region}/internet/{to}/{purchase}"),
  BETWEEN_REGIONS("google/networking/global/between-regions/{to}/{purchase}"),
  EXTERNAL_IP_EVERYWHERE("google/compute-engine/global/external-ip/{use}/{purchase}"),
  STORAGE_EVERYWHERE("google/cloud-storage/global/{class}/{charge}/{purchase}"),
  ARTIFACT_STORAGE("google/artifact-registry/global/storage/{purchase}"),
  ARTIFACT_EGRESS("google/artifact-registry/global/egress/{to}/{purchase}"),
  BIGQUERY_STORAGE("google/bigquery/{region}/storage/{age}/{purchase}"),
  DNS("google/cloud-dns/global/{charge}/{purchase}"),
  FUNCTION("google/cloud-functions/global/{charge}/{purchase}"),
  FUNCTION_TIME("google/cloud-functions/global/{tier}/{measure}/{purchase}"),
  KMS("google/cloud-kms/global/{protection}/{measure}/{purchase}"),
  LOGGING("google/cloud-logging/global/{charge}/{purchase}"),
  REDIS("google/cloud-memorystore-for-redis/{region}/{tier}/{capacity}/{purchase}"),
  MONITORING("google/cloud-monitoring/global/{charge}/{purchase}"),
  PUBSUB("google/cloud-pub-sub/global/{charge}/{purchase}"),
  RUN_REQUESTS("google/cloud-run/global/requests/{purchase}"),
  RUN_TIME("google/cloud-run/global/{tier}/{billing}/{measure}/{purchase}"),
  SQL("google/cloud-sql/{region}/{availability}/{measure}/{purchase}"),
  CLUSTER("google/kubernetes-engine/global/cluster/{purchase}"),
  AUTOPILOT("google/kubernetes-engine/{region}/autopilot/{measure}/{purchase}"),
  SECRET("google/secret-manager/global/{charge}/{purchase}"),

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
