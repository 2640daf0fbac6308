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
          AppAutoscalingTarget.TYPE,
          AutoscalingGroup.TYPE,
          BackupVault.TYPE,
          ClassicLoadBalancer.TYPE,
          ClientVpn.ASSOCIATION,
          ClientVpn.ENDPOINT,
          CloudHsm.TYPE,
          CloudformationStack.SET,
          CloudformationStack.TYPE,
          CloudfrontDistribution.TYPE,
          CloudfrontFunction.TYPE,
          Cloudtrail.TYPE,
          CloudwatchDashboard.TYPE,
          CloudwatchEventBus.TYPE,
          CloudwatchLogGroup.TYPE,
          CloudwatchMetricAlarm.COMPOSITE,
          CloudwatchMetricAlarm.TYPE,
          CodebuildProject.TYPE,
          ConfigRecorder.TYPE,
          ConfigRule.ORGANIZATION_CUSTOM,
          ConfigRule.ORGANIZATION_MANAGED,
          ConfigRule.ORGANIZATION_POLICY,
          ConfigRule.TYPE,
          DataTransfer.TYPE,
          DbInstance.TYPE,
          DirectConnect.CONNECTION,
          DirectConnect.GATEWAY_ASSOCIATION,
          DirectoryServiceDirectory.TYPE,
          DmsReplicationInstance.TYPE,
          DocdbCluster.SNAPSHOT,
          DocdbCluster.TYPE,
          DocdbClusterInstance.TYPE,
          DynamodbTable.TYPE,
          EbsSnapshot.COPY,
          EbsSnapshot.TYPE,
          EbsVolume.TYPE,
          Ec2Host.TYPE,
          EcrRepository.TYPE,
          EcsService.CLUSTER_PROVIDERS_TYPE,
          EcsService.CLUSTER_TYPE,
          EcsService.TASK_SET_TYPE,
          EcsService.TYPE,
          EcsTaskDefinition.TYPE,
          EfsFileSystem.TYPE,
          Eip.TYPE,
          EipAssociation.TYPE,
          EksCluster.TYPE,
          EksFargateProfile.TYPE,
          EksNodeGroup.TYPE,
          ElasticBeanstalkEnvironment.TYPE,
          ElasticacheCluster.TYPE,
          ElasticacheReplicationGroup.TYPE,
          FsxOpenzfsFileSystem.TYPE,
          FsxWindowsFileSystem.TYPE,
          GlobalAccelerator.ACCELERATOR,
          GlobalAccelerator.ENDPOINT_GROUP,
          GlueCatalogDatabase.TYPE,
          GlueCrawler.TYPE,
          GlueJob.TYPE,
          GrafanaWorkspace.TYPE,
          Instance.SPOT_REQUEST,
          Instance.TYPE,
          KinesisAnalyticsApplication.SNAPSHOT,
          KinesisAnalyticsApplication.SQL,
          KinesisAnalyticsApplication.V2,
          KinesisFirehoseDeliveryStream.TYPE,
          KinesisStream.TYPE,
          KmsKey.EXTERNAL,
          KmsKey.EXTERNAL_REPLICA,
          KmsKey.REPLICA,
          KmsKey.TYPE,
          LambdaEventSourceMapping.TYPE,
          LambdaFunction.TYPE,
          LambdaProvisionedConcurrency.TYPE,
          LaunchConfiguration.TYPE,
          LaunchTemplate.TYPE,
          LightsailInstance.TYPE,
          LoadBalancer.ALB,
          LoadBalancer.TYPE,
          MqBroker.TYPE,
          MskCluster.TYPE,
          MwaaEnvironment.TYPE,
          NatGateway.TYPE,
          NeptuneCluster.SNAPSHOT,
          NeptuneCluster.TYPE,
          NeptuneClusterInstance.TYPE,
          NetworkFirewall.TYPE,
          RdsCluster.TYPE,
          RdsClusterInstance.TYPE,
          RedshiftCluster.TYPE,
          Route53HealthCheck.TYPE,
          Route53Record.TYPE,
          Route53ResolverEndpoint.TYPE,
          Route53Zone.TYPE,
          S3Bucket.LIFECYCLE_TYPE,
          S3Bucket.TYPE,
          S3BucketAnalytics.TYPE,
          S3BucketInventory.TYPE,
          SearchDomain.ELASTICSEARCH,
          SearchDomain.OPENSEARCH,
          SecretsManagerSecret.TYPE,
          SfnStateMachine.TYPE,
          SnsTopic.TYPE,
          SnsTopicSubscription.TYPE,
          SqsQueue.TYPE,
          SsmActivation.TYPE,
          SsmParameter.TYPE,
          TrafficMirrorSession.TYPE,
          TransferServer.TYPE,
          TransitGateway.PEERING_ATTACHMENT,
          TransitGateway.VPC_ATTACHMENT,
          VpcEndpoint.TYPE,
          VpnConnection.TYPE,
          WebAcl.CLASSIC,
          WebAcl.V2);

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
