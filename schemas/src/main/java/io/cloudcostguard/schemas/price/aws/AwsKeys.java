package io.cloudcostguard.schemas.price.aws;

import io.cloudcostguard.schemas.price.KeyForm;
import java.util.List;
import java.util.stream.Stream;

/// Every form of AWS's price keys: one vocabulary for the loader, which maps AWS's products to
/// keys, and for the resource types, which look them up.
public final class AwsKeys {

  private static final List<KeyForm> ALL =
      Stream.<KeyForm[]>of(
              AccessAnalyzerKeys.values(),
              AcmKeys.values(),
              AmplifyKeys.values(),
              ApiGatewayKeys.values(),
              AppflowKeys.values(),
              ApprunnerKeys.values(),
              AppsyncKeys.values(),
              AthenaKeys.values(),
              AuditmanagerKeys.values(),
              BackupKeys.values(),
              CloudformationKeys.values(),
              CloudfrontKeys.values(),
              CloudHsmKeys.values(),
              CloudmapKeys.values(),
              CloudtrailKeys.values(),
              CloudwanKeys.values(),
              CloudwatchKeys.values(),
              CodeartifactKeys.values(),
              CodebuildKeys.values(),
              CodepipelineKeys.values(),
              CognitoKeys.values(),
              ConfigKeys.values(),
              DatasyncKeys.values(),
              DataTransferKeys.values(),
              DaxKeys.values(),
              DetectiveKeys.values(),
              DirectConnectKeys.values(),
              DirectoryServiceKeys.values(),
              DmsKeys.values(),
              DocdbKeys.values(),
              DsqlKeys.values(),
              DynamodbKeys.values(),
              EbsKeys.values(),
              Ec2Keys.values(),
              EcrKeys.values(),
              EcsKeys.values(),
              EfsKeys.values(),
              EksKeys.values(),
              ElasticacheKeys.values(),
              ElbKeys.values(),
              EmrKeys.values(),
              EventsKeys.values(),
              FisKeys.values(),
              FmsKeys.values(),
              FsxKeys.values(),
              GlobalAcceleratorKeys.values(),
              GlueKeys.values(),
              GrafanaKeys.values(),
              GuarddutyKeys.values(),
              InspectorKeys.values(),
              IotKeys.values(),
              KendraKeys.values(),
              KeyspacesKeys.values(),
              KinesisKeys.values(),
              KinesisVideoKeys.values(),
              KmsKeys.values(),
              LambdaKeys.values(),
              LightsailKeys.values(),
              LocationKeys.values(),
              MacieKeys.values(),
              MediaPackageKeys.values(),
              MemorydbKeys.values(),
              MqKeys.values(),
              MskKeys.values(),
              MwaaKeys.values(),
              NeptuneKeys.values(),
              NetworkFirewallKeys.values(),
              OpensearchKeys.values(),
              PaymentCryptographyKeys.values(),
              PrometheusKeys.values(),
              QuicksightKeys.values(),
              RdsKeys.values(),
              RedshiftKeys.values(),
              Route53Keys.values(),
              S3Keys.values(),
              SagemakerKeys.values(),
              SecretsManagerKeys.values(),
              SecurityhubKeys.values(),
              SesKeys.values(),
              SfnKeys.values(),
              ShieldKeys.values(),
              SnsKeys.values(),
              SqsKeys.values(),
              SsmKeys.values(),
              StorageGatewayKeys.values(),
              TimestreamKeys.values(),
              TransferKeys.values(),
              VerifiedPermissionsKeys.values(),
              VpcKeys.values(),
              WafKeys.values(),
              WorkspacesKeys.values())
          .flatMap(Stream::of)
          .toList();

  public static List<KeyForm> all() {
    return ALL;
  }

  /// Whether a region, of China or GovCloud, is apart from the others: its prices are its own also
  /// where the rest has one price.
  public static boolean isApart(String region) {
    return region.startsWith("cn-") || region.startsWith("us-gov-");
  }

  private AwsKeys() {}
}
