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
          ElasticBeanstalkEnvironment.TYPE,
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
