package io.cloudcostguard.estimation.resource.aws;

import io.cloudcostguard.estimation.resource.Amount;
import io.cloudcostguard.estimation.resource.Attr;
import io.cloudcostguard.estimation.resource.Attributes;
import io.cloudcostguard.estimation.resource.Components;
import io.cloudcostguard.estimation.resource.Resource;
import io.cloudcostguard.estimation.resource.ResourceType;
import io.cloudcostguard.schemas.price.aws.CloudwatchKeys;
import io.cloudcostguard.schemas.price.aws.ElbKeys;
import io.cloudcostguard.schemas.price.aws.RdsKeys;

/// An Elastic Beanstalk environment is charged for what its settings have it run: instances with
/// their root volumes and public addresses, a load balancer, a database, and logs.
///
/// @see <a href="https://aws.amazon.com/elasticbeanstalk/pricing/">AWS Elastic Beanstalk
///   pricing</a>
final class ElasticBeanstalkEnvironment {

  private static final String SETTINGS =
      String.join(
          "|",
          "EnvironmentType",
          "LoadBalancerType",
          "InstanceType",
          "InstanceTypes",
          "MinSize",
          "AssociatePublicIpAddress",
          "RootVolumeType",
          "RootVolumeSize",
          "RootVolumeIOPS",
          "RootVolumeThroughput",
          "StreamLogs",
          "HasCoupledDatabase",
          "DBEngine",
          "DBInstanceClass",
          "DBAllocatedStorage",
          "MultiAZDatabase");

  static final ResourceType TYPE =
      ResourceType.priced("aws_elastic_beanstalk_environment", ElasticBeanstalkEnvironment::charge)
          .reading("setting[name=" + SETTINGS + "].value")
          .usageText(
              "ec2.operating_system",
              "ec2.reserved_instance_type",
              "ec2.reserved_instance_term",
              "ec2.reserved_instance_payment_option",
              "ec2.savings_plan_type",
              "ec2.savings_plan_term",
              "ec2.savings_plan_payment_option")
          .usage(
              "ec2.monthly_cpu_credit_hrs",
              "ec2.vcpu_count",
              EbsVolume.REQUESTS,
              "elb.monthly_data_processed_gb",
              "lb.new_connections",
              "lb.active_connections",
              "lb.processed_bytes_gb",
              "lb.rule_evaluations",
              "db.additional_backup_storage_gb",
              "db.monthly_standard_io_requests",
              "db.monthly_additional_performance_insights_requests",
              "cloudwatch.monthly_data_ingested_gb",
              "cloudwatch.storage_gb",
              "cloudwatch.monthly_data_scanned_gb");

  private static void charge(Resource environment, Components bill) {
    chargeInstances(environment, bill);
    if (!setting(environment, "EnvironmentType").is("SingleInstance")) {
      chargeLoadBalancer(environment, bill.group("load_balancer"));
    }
    if (setting(environment, "HasCoupledDatabase").isTrue()
        || setting(environment, "DBInstanceClass").isSet()) {
      chargeDatabase(environment, bill.group("database"));
    }
    if (setting(environment, "StreamLogs").isTrue()) {
      chargeLogs(environment, bill.group("logs"));
    }
  }

  private static void chargeInstances(Resource environment, Components bill) {
    Amount count = setting(environment, "MinSize").amount(1);
    Ec2Compute compute =
        new Ec2Compute(
            environment,
            Ec2Compute.LINUX,
            instanceType(environment),
            Attributes.NONE.attr("tenancy"),
            Attributes.NONE.attr("cpu_credits"),
            "ec2.");
    compute.instances(bill, count.timesHours());
    compute.cpuCredits(bill, count);
    EbsVolume.charge(
        environment,
        bill.group("root_block_device"),
        setting(environment, "RootVolumeType").or("gp2"),
        setting(environment, "RootVolumeSize").amount(8),
        setting(environment, "RootVolumeIOPS"),
        setting(environment, "RootVolumeThroughput"),
        count);
    if (setting(environment, "EnvironmentType").is("SingleInstance")) {
      PublicAddresses.charge(environment, bill, Amount.ONE); // an elastic IP address
    } else if (setting(environment, "AssociatePublicIpAddress").isTrue()) {
      PublicAddresses.charge(environment, bill, count);
    }
  }

  /// The first of a list of types, or the one type.
  private static Attr instanceType(Resource environment) {
    return setting(environment, "InstanceTypes").upTo(',').or(setting(environment, "InstanceType"));
  }

  private static void chargeLoadBalancer(Resource environment, Components bill) {
    String kind = setting(environment, "LoadBalancerType").text("classic");
    if (kind.equals("classic")) {
      bill.hourly("Load balancer", environment.price(ElbKeys.HOURS, kind));
      bill.add(
          "Data processed",
          "GB",
          environment.price(ElbKeys.DATA, kind),
          environment.usage("elb.monthly_data_processed_gb"));
    } else {
      ElasticLoadBalancer.charge(environment, bill, kind, "lb.");
    }
  }

  private static void chargeDatabase(Resource environment, Components bill) {
    String engine =
        switch (setting(environment, "DBEngine").text("mysql")) {
          case "postgres" -> "postgresql";
          case String other -> other;
        };
    String deployment = setting(environment, "MultiAZDatabase").isTrue() ? "multi-az" : "single-az";
    bill.hourly(
        "Database instance",
        environment.price(
            RdsKeys.INSTANCE,
            engine,
            "none",
            deployment,
            setting(environment, "DBInstanceClass").or("db.t2.micro")));
    bill.add(
        "Storage",
        "GB",
        environment.price(RdsKeys.STORAGE, engine, "gp2", deployment),
        setting(environment, "DBAllocatedStorage").amount(5));
    bill.add(
        "Additional backup storage",
        "GB",
        environment.price(RdsKeys.BACKUP, engine),
        environment.usage("db.additional_backup_storage_gb"));
  }

  private static void chargeLogs(Resource environment, Components bill) {
    bill.add(
        "Data ingested",
        "GB",
        environment.price(CloudwatchKeys.LOGS_INGESTED, "standard"),
        environment.usage("cloudwatch.monthly_data_ingested_gb"));
    bill.add(
        "Archival storage",
        "GB",
        environment.price(CloudwatchKeys.LOGS_STORED),
        environment.usage("cloudwatch.storage_gb"));
    bill.add(
        "Data scanned by Insights queries",
        "GB",
        environment.price(CloudwatchKeys.LOGS_SCANNED),
        environment.usage("cloudwatch.monthly_data_scanned_gb"));
  }

  private static Attr setting(Resource environment, String name) {
    return environment.blocks("setting").stream()
        .filter(setting -> setting.attr("name").is(name))
        .findFirst()
        .orElse(Attributes.NONE)
        .attr("value");
  }

  private ElasticBeanstalkEnvironment() {}
}
