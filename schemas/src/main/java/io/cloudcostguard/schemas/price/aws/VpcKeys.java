package io.cloudcostguard.schemas.price.aws;

import io.cloudcostguard.schemas.price.KeyForm;

/// The price keys of Amazon VPC.
public enum VpcKeys implements KeyForm {
  NAT_GATEWAY_HOURS("aws/vpc/{region}/nat-gateway/hours"),
  NAT_GATEWAY_DATA("aws/vpc/{region}/nat-gateway/data"),
  ENDPOINT_HOURS("aws/vpc/{region}/endpoint/{kind}/hours"),
  ENDPOINT_DATA("aws/vpc/{region}/endpoint/{kind}/data"),
  VPN_CONNECTION("aws/vpc/{region}/vpn-connection/hours"),
  CLIENT_VPN_ASSOCIATION("aws/vpc/{region}/client-vpn/association"),
  CLIENT_VPN_CONNECTION("aws/vpc/{region}/client-vpn/connection"),
  TRANSIT_GATEWAY_HOURS("aws/vpc/{region}/transit-gateway/{kind}/hours"),
  TRANSIT_GATEWAY_DATA("aws/vpc/{region}/transit-gateway/{kind}/data"),
  LATTICE_HOURS("aws/vpc/{region}/lattice/hours"),
  LATTICE_DATA("aws/vpc/{region}/lattice/data"),
  LATTICE_REQUESTS("aws/vpc/{region}/lattice/requests"),
  VERIFIED_ACCESS_HOURS("aws/vpc/{region}/verified-access/hours"),
  VERIFIED_ACCESS_DATA("aws/vpc/{region}/verified-access/data"),
  IPAM("aws/vpc/{region}/ipam/address"),
  REACHABILITY("aws/vpc/{region}/reachability-analysis");

  private final String form;

  VpcKeys(String form) {
    this.form = form;
  }

  @Override
  public String form() {
    return form;
  }
}
