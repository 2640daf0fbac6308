package io.cloudcostguard.estimation.policy;

import io.cloudcostguard.estimation.plan.Vendor;
import io.cloudcostguard.estimation.policy.PolicyReport.Finding;
import io.cloudcostguard.estimation.policy.PolicyReport.Outcome;
import io.cloudcostguard.estimation.policy.PolicyRule.Severity;
import io.cloudcostguard.estimation.resource.Attr;
import io.cloudcostguard.estimation.resource.Resource;
import io.cloudcostguard.estimation.resource.Side;
import io.cloudcostguard.estimation.resource.UsageLookup;
import io.cloudcostguard.schemas.plan.Action;
import io.cloudcostguard.schemas.plan.PlanSubmitted;
import io.cloudcostguard.schemas.plan.PlannedResource;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Holds a plan against policy packs: what will be there after apply, as its configuration sets it.
/// What cannot be told is said, and passes as little as it breaks. The work is linear in the plan.
public final class Policies {

  /// How many findings are told; beyond them they are counted.
  static final int MOST_FINDINGS = 500;

  /// Of tags that the plan reader keeps of a resource.
  private static final int MOST_TAGS = 50;

  private static final int LONGEST_SHOWN = 200;
  private static final int MOST_DIGITS = 40;

  private static final Comparator<Finding> ORDER =
      Comparator.comparing(Finding::outcome)
          .thenComparing(Finding::rule)
          .thenComparing(Finding::address);

  private final List<PolicyRule> rules;
  private final Map<String, List<PolicyRule>> byType = new HashMap<>();
  private final Set<PolicyRule> used = new LinkedHashSet<>();

  /// The first ones, the last of them on top; of a large plan each rule may find each resource.
  private final PriorityQueue<Finding> first = new PriorityQueue<>(ORDER.reversed());

  private final Map<Outcome, Integer> counts = new EnumMap<>(Outcome.class);
  private int checked;

  private Policies(List<PolicyPack> packs) {
    rules = packs.stream().flatMap(pack -> pack.rules().stream()).toList();
  }

  /// What `packs` make of a plan that was read with [PolicyPack#reading].
  public static PolicyReport report(List<PolicyPack> packs, PlanSubmitted submitted) {
    return new Policies(packs).report(submitted);
  }

  private PolicyReport report(PlanSubmitted submitted) {
    Side after =
        Side.after(
            submitted.plan().resources(),
            submitted.plan().relevantOrNone(),
            new UsageLookup(submitted.usageOrNone()),
            submitted.submittedOn() == null ? LocalDate.EPOCH : submitted.submittedOn());
    for (PlannedResource planned : submitted.plan().resources()) {
      Resource resource = after.of(planned);
      if (resource != null && planned.deposed() == null && stays(planned.action())) {
        hold(resource);
      }
    }
    return new PolicyReport(
        rules.stream().map(PolicyRule::id).toList(),
        checked,
        count(Outcome.BROKEN),
        count(Outcome.WARNED),
        count(Outcome.UNKNOWN),
        first.stream().sorted(ORDER).toList(),
        counts.values().stream().mapToInt(Integer::intValue).sum() - first.size(),
        rules.stream().filter(Predicate.not(used::contains)).map(PolicyRule::id).toList());
  }

  private int count(Outcome outcome) {
    return counts.getOrDefault(outcome, 0);
  }

  private static boolean stays(Action action) {
    return switch (action) {
      case READ, DELETE, FORGET -> false;
      case NO_OP, CREATE, UPDATE, DELETE_THEN_CREATE, CREATE_THEN_DELETE, CREATE_THEN_FORGET ->
          true;
    };
  }

  private void hold(Resource resource) {
    for (PolicyRule rule :
        byType.computeIfAbsent(
            resource.type(), type -> rules.stream().filter(one -> one.isFor(type)).toList())) {
      used.add(rule);
      if (!rule.changed() || resource.planned().action() != Action.NO_OP) {
        checked++;
        switch (rule.check()) {
          case PolicyCheck.Tags(var required) -> tags(rule, resource, required);
          case PolicyCheck.Regions(var allowed) -> region(rule, resource, allowed);
          case PolicyCheck.Values values -> values(rule, resource, values);
          case PolicyCheck.Forbidden() -> broken(rule, resource, "it may not be there");
        }
      }
    }
  }

  private void tags(PolicyRule rule, Resource resource, Map<String, List<String>> required) {
    Map<String, String> tags = resource.planned().tags();
    if (tags == null && !canHaveTags(resource)) {
      checked--;
      return;
    }
    Map<String, String> has = tags == null ? Map.of() : tags;
    List<String> wrong = new ArrayList<>();
    List<String> open = new ArrayList<>();
    new TreeMap<>(required)
        .forEach((name, values) -> {
          String value = has.get(name);
          if (value != null && (values.isEmpty() || PolicyRule.any(values, value))) {
            return;
          }
          if (value != null) {
            wrong.add(
                "the tag %s is %s and not one of %s"
                    .formatted(name, shown(value), String.join(", ", values)));
          } else if (has.size() >= MOST_TAGS || isOpen(resource, name)) {
            open.add(name);
          } else {
            wrong.add("the tag %s is missing".formatted(name));
          }
        });
    if (!wrong.isEmpty()) {
      broken(rule, resource, String.join("; ", wrong));
    } else if (!open.isEmpty()) {
      unknown(rule, resource, "it cannot be told whether it has " + String.join(", ", open));
    }
  }

  private static boolean canHaveTags(Resource resource) {
    Map<String, Object> after = resource.planned().after();
    return after != null && PolicyPack.TAGS.stream().anyMatch(after::containsKey);
  }

  private static boolean isOpen(Resource resource, String tag) {
    Set<String> unknown = resource.planned().unknown();
    return PolicyPack.TAGS.stream()
        .anyMatch(name -> unknown.contains(name) || unknown.contains(name + "." + tag));
  }

  private void region(PolicyRule rule, Resource resource, List<String> allowed) {
    String region = resource.region();
    if (Vendor.ofType(resource.type()) == Vendor.OTHER) {
      checked--;
    } else if (region == null) {
      unknown(rule, resource, "its region is not known; name one with --region");
    } else if (!PolicyRule.any(allowed, region)) {
      broken(
          rule,
          resource,
          "it is in %s and not in one of %s".formatted(shown(region), String.join(", ", allowed)));
    }
  }

  private void values(PolicyRule rule, Resource resource, PolicyCheck.Values asked) {
    List<Attr> attrs = resource.attributes().attrs(asked.path());
    for (Attr attr : attrs) {
      String wrong = wrong(attr, asked);
      if (wrong != null) {
        broken(rule, resource, wrong);
        return;
      }
    }
    for (Attr attr : attrs) {
      if (attr.isUnknown()) {
        unknown(rule, resource, attr.whyMissing());
        return;
      }
    }
    if (attrs.isEmpty() && asked.required()) {
      broken(rule, resource, asked.path() + " is not set");
    }
  }

  private static @Nullable String wrong(Attr attr, PolicyCheck.Values asked) {
    List<String> texts = attr.texts();
    if (texts.isEmpty()) {
      return asked.required() && !attr.isSet() ? asked.path() + " is not set" : null;
    }
    for (String text : texts) {
      String what = "%s is %s".formatted(asked.path(), shown(text));
      if (!asked.allowed().isEmpty() && !PolicyRule.any(asked.allowed(), text)) {
        return what + " and not one of " + String.join(", ", asked.allowed());
      }
      if (PolicyRule.any(asked.denied(), text)) {
        return what + ", one of " + String.join(", ", asked.denied());
      }
      if (asked.min() != null || asked.max() != null) {
        BigDecimal number = number(text);
        if (number == null) {
          return what + ", which is no number";
        }
        if (asked.min() != null && number.compareTo(asked.min()) < 0) {
          return what + ", below " + asked.min().toPlainString();
        }
        if (asked.max() != null && number.compareTo(asked.max()) > 0) {
          return what + ", above " + asked.max().toPlainString();
        }
      }
    }
    return null;
  }

  private static @Nullable BigDecimal number(String text) {
    try {
      return text.length() > MOST_DIGITS ? null : new BigDecimal(text.strip());
    } catch (NumberFormatException _) {
      return null;
    }
  }

  private static String shown(String text) {
    return text.length() > LONGEST_SHOWN ? text.substring(0, LONGEST_SHOWN) + "…" : text;
  }

  private void broken(PolicyRule rule, Resource resource, String what) {
    find(
        rule,
        resource,
        rule.severity() == Severity.ERROR ? Outcome.BROKEN : Outcome.WARNED,
        rule.message() == null ? what : what + ". " + rule.message());
  }

  private void unknown(PolicyRule rule, Resource resource, String why) {
    find(rule, resource, Outcome.UNKNOWN, why);
  }

  private void find(PolicyRule rule, Resource resource, Outcome outcome, String message) {
    counts.merge(outcome, 1, Integer::sum);
    first.add(
        new Finding(
            rule.id(), rule.severity(), outcome, resource.address(), resource.type(), message));
    if (first.size() > MOST_FINDINGS) {
      first.poll();
    }
  }
}
