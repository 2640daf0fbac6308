package io.cloudcostguard.estimation.resource.aws;

import io.cloudcostguard.estimation.resource.ResourceType;
import io.cloudcostguard.schemas.price.aws.VpcKeys;

/// A client VPN is charged by the hour for each associated subnet and for each connected client; an
/// endpoint is estimated with one client.
///
/// @see <a href="https://aws.amazon.com/vpn/pricing/">AWS VPN pricing</a>
final class ClientVpn {

  static final ResourceType ENDPOINT =
      ResourceType.priced(
          "aws_ec2_client_vpn_endpoint",
          (endpoint, bill) ->
              bill.hourly("Connection", endpoint.price(VpcKeys.CLIENT_VPN_CONNECTION)));

  static final ResourceType ASSOCIATION =
      ResourceType.priced(
          "aws_ec2_client_vpn_network_association",
          (association, bill) ->
              bill.hourly(
                  "Endpoint association", association.price(VpcKeys.CLIENT_VPN_ASSOCIATION)));

  private ClientVpn() {}
}
