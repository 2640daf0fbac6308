package io.cloudcostguard.ingest.integration.compat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/// The seven recommendations of the first CloudCostGuard, word for word. Their amounts are its
/// constants; nothing here was computed from a price.
final class OriginAdvice {

  private static final BigDecimal MUCH_TRAFFIC = new BigDecimal(100);
  private static final BigDecimal LARGE_VOLUME = new BigDecimal(20);

  static List<String> of(OriginPlan plan) {
    List<String> advice = new ArrayList<>();
    for (JsonNode change : plan.changes()) {
      JsonNode after = OriginPlan.after(change);
      if (after.isObject()) {
        switch (change.path("type").asString("")) {
          case "aws_nat_gateway" -> natGateway(plan, advice);
          case "aws_db_instance" -> database(after, advice);
          case "aws_instance" -> instance(after.path("instance_type").asString(""), advice);
          case "aws_ebs_volume" -> volume(after.path("size"), advice);
          default -> {}
        }
      }
    }
    return advice;
  }

  private static void natGateway(OriginPlan plan, List<String> advice) {
    if (plan.number("nat_gateway_gb_processed").compareTo(MUCH_TRAFFIC) > 0) {
      advice.add(
          "💡 NAT Gateway data transfer is expensive - consider VPC endpoints for AWS services");
    }
  }

  private static void database(JsonNode after, List<String> advice) {
    String size = after.path("instance_class").asString("");
    if (after.path("multi_az").asBoolean(false)) {
      advice.add("💡 Consider Reserved Instances for RDS - could save ~40%");
    }
    if (size.contains("t3.medium")) {
      advice.add("💡 Use t3.small RDS instances if workload allows - save ~$80/month");
    }
    if (!size.startsWith("db.r6g") && !size.startsWith("db.m6g")) {
      advice.add(
          "💡 Consider switching to ARM-based Graviton RDS instances for better price-performance.");
    }
  }

  private static void instance(String size, List<String> advice) {
    if (size.contains("t3.medium")) {
      advice.add("💡 Use t3.small instances if workload allows - save ~$45/month");
    }
    if (!size.startsWith("t4g")) {
      advice.add(
          "💡 Consider switching to ARM-based Graviton EC2 instances for better price-performance.");
    }
  }

  private static void volume(JsonNode size, List<String> advice) {
    if (size.isNumber() && size.decimalValue().compareTo(LARGE_VOLUME) > 0) {
      advice.add("💡 Enable EBS snapshot lifecycle policy to manage backup costs");
    }
  }

  private OriginAdvice() {}
}
