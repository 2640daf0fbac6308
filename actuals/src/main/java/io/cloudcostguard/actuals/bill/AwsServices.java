package io.cloudcostguard.actuals.bill;

import java.util.Map;

/// Names the services as AWS's own FOCUS export does, by product code.
final class AwsServices {

  private static final Map<String, String> NAMES =
      Map.ofEntries(
          Map.entry("AmazonEC2", "Amazon Elastic Compute Cloud"),
          Map.entry("AmazonS3", "Amazon Simple Storage Service"),
          Map.entry("AmazonRDS", "Amazon Relational Database Service"),
          Map.entry("AWSLambda", "AWS Lambda"),
          Map.entry("AmazonDynamoDB", "Amazon DynamoDB"),
          Map.entry("AmazonVPC", "Amazon Virtual Private Cloud"),
          Map.entry("AmazonCloudWatch", "AmazonCloudWatch"),
          Map.entry("AWSELB", "Elastic Load Balancing"),
          Map.entry("AmazonEKS", "Amazon Elastic Container Service for Kubernetes"),
          Map.entry("AmazonECS", "Amazon Elastic Container Service"),
          Map.entry("AmazonECR", "Amazon EC2 Container Registry (ECR)"),
          Map.entry("AmazonElastiCache", "Amazon ElastiCache"),
          Map.entry("AmazonCloudFront", "Amazon CloudFront"),
          Map.entry("AmazonRoute53", "Amazon Route 53"),
          Map.entry("AWSQueueService", "Amazon Simple Queue Service"),
          Map.entry("AmazonSNS", "Amazon Simple Notification Service"),
          Map.entry("awskms", "AWS Key Management Service"),
          Map.entry("AWSSecretsManager", "AWS Secrets Manager"),
          Map.entry("AmazonEFS", "Amazon Elastic File System"),
          Map.entry("AmazonApiGateway", "Amazon API Gateway"));

  /// The code itself where the name is not known.
  static String name(String code) {
    return NAMES.getOrDefault(code, code);
  }

  private AwsServices() {}
}
