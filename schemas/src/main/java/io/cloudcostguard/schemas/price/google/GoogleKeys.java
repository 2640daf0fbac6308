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
  LICENCE("google/compute-engine/global/licence/{system}/{size}/{purchase}"),
  EXTERNAL_IP("google/compute-engine/{region}/external-ip/{use}/{purchase}"),
  EXTERNAL_IP_EVERYWHERE("google/compute-engine/global/external-ip/{use}/{purchase}"),
  CLUSTER("google/kubernetes-engine/global/cluster/{purchase}"),
  AUTOPILOT("google/kubernetes-engine/{region}/autopilot/{measure}/{purchase}"),
  RUN_REQUESTS("google/cloud-run/global/requests/{purchase}"),
  RUN_TIME("google/cloud-run/{region}/{billing}/{measure}/{purchase}"),
  FUNCTION("google/cloud-functions/global/{charge}/{purchase}"),
  FUNCTION_TIME("google/cloud-functions/{region}/{measure}/{purchase}"),
  STORAGE("google/cloud-storage/{region}/{class}/{where}/{purchase}"),
  RETRIEVAL("google/cloud-storage/{region}/{class}/retrieval/{purchase}"),
  OPERATIONS_CLASS_A("google/cloud-storage/global/{class}/class-a/{purchase}"),
  OPERATIONS_CLASS_B("google/cloud-storage/global/{class}/class-b/{purchase}"),
  STORAGE_TO_INTERNET("google/cloud-storage/global/internet/{to}/{purchase}"),
  STORAGE_SAME_CONTINENT("google/cloud-storage/global/same-continent/{continent}/{purchase}"),
  NAT_UPTIME("google/networking/{region}/nat/uptime/{purchase}"),
  NAT_DATA("google/networking/{region}/nat/data/{purchase}"),
  VPN_TUNNEL("google/networking/{region}/vpn/tunnel/{purchase}"),
  FORWARDING_RULE("google/networking/{region}/forwarding-rule/{measure}/{purchase}"),
  FORWARDING_RULE_EVERYWHERE("google/networking/global/forwarding-rule/{measure}/{purchase}"),
  PROXY("google/networking/{region}/proxy/{measure}/{purchase}"),
  PROXY_EVERYWHERE("google/networking/global/proxy/{measure}/{purchase}"),
  TO_INTERNET("google/networking/{region}/internet/{to}/{purchase}"),
  BETWEEN_REGIONS("google/networking/global/between-regions/{to}/{purchase}"),
  ARTIFACT_STORAGE("google/artifact-registry/global/storage/{purchase}"),
  ARTIFACT_EGRESS("google/artifact-registry/global/egress/{to}/{purchase}"),
  BIGQUERY_QUERIES("google/bigquery/{region}/queries/{purchase}"),
  BIGQUERY_STORAGE("google/bigquery/{region}/storage/{age}/{purchase}"),
  BIGQUERY_INSERTS("google/bigquery/{region}/streaming-inserts/{purchase}"),
  BIGQUERY_WRITES("google/bigquery/{region}/write-api/{purchase}"),
  BIGQUERY_READS("google/bigquery/{region}/read-api/{purchase}"),
  DNS("google/cloud-dns/global/{charge}/{purchase}"),
  KMS("google/cloud-kms/global/{protection}/{measure}/{purchase}"),
  LOGGING("google/cloud-logging/global/{charge}/{purchase}"),
  MONITORING("google/cloud-monitoring/global/{charge}/{purchase}"),
  PUBSUB("google/cloud-pub-sub/global/{charge}/{purchase}"),
  SECRET("google/secret-manager/global/{charge}/{purchase}"),
  REDIS("google/cloud-memorystore-for-redis/{region}/{tier}/{capacity}/{purchase}"),
  REDIS_CLUSTER("google/cloud-memorystore-for-redis/{region}/cluster/{charge}/{purchase}"),

  /// `{measure}` is `vcpu`, `ram`, `ssd`, `hdd`, the same of Enterprise Plus, e.g.
  /// `enterprise-plus-n-vcpu`, or a machine that has one price, e.g. `db-f1-micro`.
  SQL("google/cloud-sql/{region}/{availability}/{measure}/{purchase}"),
  SQL_BACKUP("google/cloud-sql/{region}/backup/{purchase}"),
  SQL_ADDRESS("google/cloud-sql/{region}/ip-address/{purchase}"),
  SQL_LICENCE("google/cloud-sql/global/licence/{edition}/{purchase}");

  private final String form;

  GoogleKeys(String form) {
    this.form = form;
  }

  @Override
  public String form() {
    return form;
  }
}
