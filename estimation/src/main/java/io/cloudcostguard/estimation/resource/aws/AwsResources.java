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
          BackupVault.TYPE,
          CloudformationStack.SET,
          CloudformationStack.TYPE,
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
          EbsVolume.TYPE,
          EcrRepository.TYPE,
          EfsFileSystem.TYPE,
          FsxOpenzfsFileSystem.TYPE,
          FsxWindowsFileSystem.TYPE,
          KmsKey.EXTERNAL,
          KmsKey.EXTERNAL_REPLICA,
          KmsKey.REPLICA,
          KmsKey.TYPE,
          LambdaEventSourceMapping.TYPE,
          LambdaFunction.TYPE,
          LambdaProvisionedConcurrency.TYPE,
          NatGateway.TYPE,
          S3Bucket.LIFECYCLE_TYPE,
          S3Bucket.TYPE,
          S3BucketAnalytics.TYPE,
          S3BucketInventory.TYPE,
          SecretsManagerSecret.TYPE,
          SfnStateMachine.TYPE,
          SnsTopic.TYPE,
          SnsTopicSubscription.TYPE,
          SqsQueue.TYPE,
          SsmActivation.TYPE,
          SsmParameter.TYPE);

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
