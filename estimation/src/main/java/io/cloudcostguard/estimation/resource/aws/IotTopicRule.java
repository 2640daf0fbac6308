package io.cloudcostguard.estimation.resource.aws;

import io.cloudcostguard.estimation.resource.Components;
import io.cloudcostguard.estimation.resource.Resource;
import io.cloudcostguard.estimation.resource.ResourceType;
import io.cloudcostguard.schemas.price.aws.IotKeys;

/// A rule for topics is charged each time that it is triggered and for each action.
///
/// @see <a href="https://aws.amazon.com/iot-core/pricing/">AWS IoT Core pricing</a>
final class IotTopicRule {

  static final ResourceType TYPE =
      ResourceType.priced("aws_iot_topic_rule", IotTopicRule::charge)
          .reading("enabled")
          .usage("monthly_rules_triggered", "monthly_actions_executed");

  private static void charge(Resource rule, Components bill) {
    if (rule.attr("enabled").is("false")) {
      return;
    }
    bill.add(
        "Rules triggered",
        "rules",
        rule.price(IotKeys.RULES),
        rule.usage("monthly_rules_triggered"));
    bill.add(
        "Actions executed",
        "actions",
        rule.price(IotKeys.ACTIONS),
        rule.usage("monthly_actions_executed"));
  }

  private IotTopicRule() {}
}
