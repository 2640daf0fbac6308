package io.cloudcostguard.estimation.resource.aws;

import io.cloudcostguard.estimation.resource.Components;
import io.cloudcostguard.estimation.resource.Resource;
import io.cloudcostguard.estimation.resource.ResourceType;
import io.cloudcostguard.schemas.price.aws.ConfigKeys;

/// A configuration rule is charged by the evaluation, whether of one account or of an organization.
///
/// @see <a href="https://aws.amazon.com/config/pricing/">AWS Config pricing</a>
final class ConfigRule {

  static final ResourceType TYPE = type("aws_config_config_rule");
  static final ResourceType ORGANIZATION_CUSTOM = type("aws_config_organization_custom_rule");
  static final ResourceType ORGANIZATION_MANAGED = type("aws_config_organization_managed_rule");
  static final ResourceType ORGANIZATION_POLICY =
      type("aws_config_organization_custom_policy_rule");

  private static ResourceType type(String name) {
    return ResourceType.priced(name, ConfigRule::charge).usage("monthly_rule_evaluations");
  }

  private static void charge(Resource rule, Components bill) {
    bill.add(
        "Rule evaluations",
        "evaluations",
        rule.price(ConfigKeys.EVALUATIONS),
        rule.usage("monthly_rule_evaluations"));
  }

  private ConfigRule() {}
}
