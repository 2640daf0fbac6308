package io.cloudcostguard.estimation.resource.aws;

import io.cloudcostguard.estimation.resource.Amount;
import io.cloudcostguard.estimation.resource.Attributes;
import io.cloudcostguard.estimation.resource.Components;
import io.cloudcostguard.estimation.resource.Resource;
import io.cloudcostguard.estimation.resource.ResourceType;
import io.cloudcostguard.schemas.price.aws.WafKeys;
import java.util.List;

/// A web ACL is charged by the month, for each rule and rule group, and by the request. The rules
/// inside of groups are not in the plan: they are expected usage.
///
/// @see <a href="https://aws.amazon.com/waf/pricing/">AWS WAF pricing</a>
final class WebAcl {

  static final ResourceType CLASSIC =
      ResourceType.priced("aws_waf_web_acl", WebAcl::chargeClassic)
          .reading("rules.type", "rules.priority")
          .usage("rule_group_rules", "monthly_requests");

  static final ResourceType V2 =
      ResourceType.priced("aws_wafv2_web_acl", WebAcl::chargeV2)
          .reading(
              "rule.priority",
              "rule.statement.rule_group_reference_statement.arn",
              "rule.statement.managed_rule_group_statement.vendor_name")
          .usage("rule_group_rules", "managed_rule_group_rules", "monthly_requests");

  private static void chargeClassic(Resource acl, Components bill) {
    List<Attributes> rules = acl.blocks("rules");
    long groups = rules.stream().filter(rule -> rule.attr("type").is("GROUP")).count();
    Amount own = Amount.of(rules.size() - groups);
    charge(acl, bill, "classic", own.plus(inside(acl, "rule_group_rules")));
    bill.add("Rule groups", "rules", acl.price(WafKeys.RULE, "classic"), Amount.of(groups));
  }

  private static void chargeV2(Resource acl, Components bill) {
    List<Attributes> rules = acl.blocks("rule");
    long groups = rulesOf(rules, "rule_group_reference_statement");
    long managed = rulesOf(rules, "managed_rule_group_statement");
    Amount own = Amount.of(rules.size() - groups - managed);
    charge(
        acl,
        bill,
        "v2",
        own.plus(inside(acl, "rule_group_rules")).plus(inside(acl, "managed_rule_group_rules")));
    bill.add("Rule groups", "rules", acl.price(WafKeys.RULE, "v2"), Amount.of(groups));
    bill.add("Managed rule groups", "rules", acl.price(WafKeys.RULE, "v2"), Amount.of(managed));
  }

  private static long rulesOf(List<Attributes> rules, String statement) {
    return rules.stream()
        .filter(rule -> !rule.block("statement").blocks(statement).isEmpty())
        .count();
  }

  private static Amount inside(Resource acl, String usageKey) {
    return acl.usage(usageKey).or(Amount.of(0));
  }

  private static void charge(Resource acl, Components bill, String generation, Amount rules) {
    bill.add("Web ACL", "web ACLs", acl.price(WafKeys.WEB_ACL, generation), Amount.ONE);
    bill.add("Rules", "rules", acl.price(WafKeys.RULE, generation), rules);
    bill.add(
        "Requests",
        "requests",
        acl.price(WafKeys.REQUESTS, generation),
        acl.usage("monthly_requests"));
  }

  private WebAcl() {}
}
