package io.cloudcostguard.estimation.resource.aws;

import io.cloudcostguard.estimation.resource.ResourceType;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

/// The registry of AWS resource types. Types that cost nothing and that no other type reads are
/// names in `free.txt`.
public final class AwsResources {

  private static final List<ResourceType> PRICED_OR_READ =
      List.of(
          AcmCertificate.TYPE,
          AcmPrivateAuthority.TYPE,
          ApiGatewayRestApi.TYPE,
          ApiGatewayStage.TYPE,
          ApiGatewayV2Api.TYPE,
          ClassicLoadBalancer.TYPE,
          ClientVpn.ASSOCIATION,
          ClientVpn.ENDPOINT,
          CloudfrontDistribution.TYPE,
          CloudfrontFunction.TYPE,
          DataTransfer.TYPE,
          DirectConnect.CONNECTION,
          DirectConnect.GATEWAY_ASSOCIATION,
          DirectoryServiceDirectory.TYPE,
          EbsVolume.TYPE,
          GlobalAccelerator.ACCELERATOR,
          GlobalAccelerator.ENDPOINT_GROUP,
          LoadBalancer.ALB,
          LoadBalancer.TYPE,
          NatGateway.TYPE,
          NetworkFirewall.TYPE,
          Route53HealthCheck.TYPE,
          Route53Record.TYPE,
          Route53ResolverEndpoint.TYPE,
          Route53Zone.TYPE,
          TransferServer.TYPE,
          TransitGateway.PEERING_ATTACHMENT,
          TransitGateway.VPC_ATTACHMENT,
          VpcEndpoint.TYPE,
          VpnConnection.TYPE,
          WebAcl.CLASSIC,
          WebAcl.V2);
          AppAutoscalingTarget.TYPE,
          AutoscalingGroup.TYPE,
          CloudHsm.TYPE,
          EbsSnapshot.TYPE,
          EbsSnapshot.COPY,
          EbsVolume.TYPE,
          Ec2Host.TYPE,
          EcsService.TYPE,
          EcsService.CLUSTER_TYPE,
          EcsService.CLUSTER_PROVIDERS_TYPE,
          EcsService.TASK_SET_TYPE,
          EcsTaskDefinition.TYPE,
          Eip.TYPE,
          EipAssociation.TYPE,
          EksCluster.TYPE,
          EksFargateProfile.TYPE,
          EksNodeGroup.TYPE,
          GrafanaWorkspace.TYPE,
          Instance.TYPE,
          Instance.SPOT_REQUEST,
          LaunchConfiguration.TYPE,
          LaunchTemplate.TYPE,
          LightsailInstance.TYPE,
          MqBroker.TYPE,
          MskCluster.TYPE,
          MwaaEnvironment.TYPE,
          NatGateway.TYPE,
          TrafficMirrorSession.TYPE);

  /// Every AWS resource type that is known, priced or free.
  public static List<ResourceType> all() {
    return Stream.concat(PRICED_OR_READ.stream(), freeNames().stream().map(ResourceType::free))
        .toList();
  }

  private static List<String> freeNames() {
    try (InputStream names = AwsResources.class.getResourceAsStream("free.txt")) {
      if (names == null) {
        throw new IllegalStateException("free.txt is missing");
      }
      return new String(names.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private AwsResources() {}
}
