package io.cloudcostguard.estimation.render;

import io.cloudcostguard.schemas.Json;
import io.cloudcostguard.schemas.estimate.ComponentEstimate;
import io.cloudcostguard.schemas.estimate.LineItem;
import io.cloudcostguard.schemas.estimate.PlanEstimated;
import io.cloudcostguard.schemas.estimate.ResourceEstimate;
import io.cloudcostguard.schemas.estimate.ResourceEstimate.State;
import io.cloudcostguard.schemas.estimate.Sum;
import io.cloudcostguard.schemas.recommendation.PlanAdvised;
import io.cloudcostguard.schemas.recommendation.ProposedChange;
import io.cloudcostguard.schemas.recommendation.Recommendation;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// An estimate in the JSON, version 0.2, that Infracost writes, so that dashboards and policies
/// made for it can read ours. Decimals are strings; what is not known is null, never "0". The
/// format has no word for "at least": resources of which no price is known are counted beside the
/// free ones, as resources without a price.
///
/// @see <a
///   href="https://github.com/infracost/infracost/blob/master/schema/infracost.schema.json">its
///   schema</a>
final class InfracostJson {

  private static final BigDecimal HOURS = new BigDecimal(730);

  /// One project with its past breakdown, breakdown and diff.
  ///
  /// @param advised recommendations, as the project's policies; null where none were asked for
  /// @param timeGenerated when the document is made
  static ObjectNode of(
      PlanEstimated estimate, @Nullable PlanAdvised advised, Instant timeGenerated) {
    ObjectNode root = Json.MAPPER.createObjectNode();
    root.put("version", "0.2");
    root.putObject("metadata");
    root.put("currency", estimate.currency());
    ObjectNode project = root.putArray("projects").addObject();
    project.put("name", estimate.project() + "/" + estimate.workspace());
    project.put("displayName", estimate.project() + "/" + estimate.workspace());
    ObjectNode metadata = project.putObject("metadata");
    metadata.put("type", "terraform_plan_json").put("terraformWorkspace", estimate.workspace());
    if (advised != null) {
      Map<String, String> types = new HashMap<>();
      estimate.resources().forEach(resource -> types.put(resource.address(), resource.type()));
      ArrayNode policies = metadata.putArray("policies");
      advised.recommendations().forEach(one -> policy(policies.addObject(), one, types));
    }
    breakdown(project.putObject("pastBreakdown"), estimate, Side.PAST);
    breakdown(project.putObject("breakdown"), estimate, Side.PLANNED);
    breakdown(project.putObject("diff"), estimate, Side.DIFF);
    summary(project.putObject("summary"), estimate);
    totals(root, "past", estimate, Side.PAST);
    totals(root, "", estimate, Side.PLANNED);
    totals(root, "diff", estimate, Side.DIFF);
    root.put("timeGenerated", timeGenerated.toString());
    summary(root.putObject("summary"), estimate);
    return root;
  }

  /// A recommendation. The format has no words for conditions, so they are in its description, and
  /// no cost for what is not an amount that may be added up.
  private static void policy(ObjectNode policy, Recommendation one, Map<String, String> types) {
    String address = one.resources().getFirst();
    policy.put("id", one.rule());
    policy.put("title", one.title());
    policy.put("description", described(one));
    policy.put("resource_type", types.get(address));
    ObjectNode attributes = policy.putObject("resource_attributes");
    for (ProposedChange change : one.changes()) {
      if (change.attribute() != null && change.address().equals(address)) {
        attributes.put(change.attribute(), change.from());
      }
    }
    policy.put("address", address);
    policy.put(
        "suggested",
        one.changes().stream().map(AdviceView::change).collect(Collectors.joining("; ")));
    BigDecimal saving = one.saving().kind().counts() ? one.saving().monthly() : null;
    policy.put("no_cost", saving == null);
    policy.put("cost", saving == null ? null : saving.toPlainString());
  }

  private static String described(Recommendation one) {
    String alike = one.count() > 1 ? " (%d resources alike)".formatted(one.count()) : "";
    List<String> sentences = new ArrayList<>(List.of(one.because() + alike));
    one.saving().conditions().forEach(condition -> sentences.add("if " + condition));
    return String.join("; ", sentences);
  }

  /// The three views of a bill.
  private enum Side {
    PAST,
    PLANNED,
    DIFF;

    /// Null where there is no such cost.
    @Nullable Sum cost(ResourceEstimate resource) {
      return switch (this) {
        case PAST -> resource.beforeSum();
        case PLANNED -> resource.afterSum();
        case DIFF -> shown(resource.change());
      };
    }

    Sum cost(PlanEstimated estimate) {
      return switch (this) {
        case PAST -> estimate.beforeSum();
        case PLANNED -> estimate.afterSum();
        case DIFF -> shown(estimate.change());
      };
    }

    Sum cost(ComponentEstimate component) {
      return switch (this) {
        case PAST -> Sum.of(component.before());
        case PLANNED -> Sum.of(component.after());
        case DIFF -> shown(component.change());
      };
    }

    /// The format has no word for a bound, so what may be no saving is not known.
    private static Sum shown(Sum change) {
      return change.isOpenFall() ? new Sum(BigDecimal.ZERO, change.more(), change.less()) : change;
    }

    @Nullable LineItem line(ComponentEstimate component) {
      return this == PAST ? component.before() : component.after();
    }

    boolean shows(ResourceEstimate resource) {
      Sum amount = cost(resource);
      return amount != null && (this != DIFF || amount.mayBeSomething());
    }
  }

  private static boolean isWithoutPrice(@Nullable Sum sum) {
    return sum != null && sum.isUnknown() && sum.lacksPrice();
  }

  /// Whether no price of a resource is known, on the side that the plan leaves.
  private static boolean isWithoutPrice(ResourceEstimate resource) {
    Sum after = resource.afterSum();
    return isWithoutPrice(after == null ? resource.beforeSum() : after);
  }

  private static void breakdown(ObjectNode into, PlanEstimated estimate, Side side) {
    ArrayNode resources = into.putArray("resources");
    ArrayNode free = into.putArray("freeResources");
    for (ResourceEstimate resource : estimate.resources()) {
      if (side.shows(resource)) {
        switch (resource.state()) {
          case FREE -> identity(free.addObject(), resource);
          case UNSUPPORTED -> {}
          case PRICED, DEPENDS_ON_USAGE, NOT_PRICED ->
              resource(resources.addObject(), resource, side);
        }
      }
    }
    totals(into, "", estimate, side);
  }

  private static ObjectNode identity(ObjectNode into, ResourceEstimate resource) {
    into.put("name", resource.address()).put("resourceType", resource.type());
    if (resource.tags() != null) {
      into.set("tags", Json.MAPPER.valueToTree(resource.tags()));
    }
    return into;
  }

  private static void resource(ObjectNode into, ResourceEstimate resource, Side side) {
    identity(into, resource).putObject("metadata");
    cost(into, Objects.requireNonNullElse(side.cost(resource), Sum.NOTHING).knownOrNull());
    Map<String, ObjectNode> groups = new LinkedHashMap<>();
    ArrayNode components = into.putArray("costComponents");
    ArrayNode subresources = Json.MAPPER.createArrayNode();
    for (ComponentEstimate component : resource.components()) {
      LineItem line = side.line(component);
      if (line != null || side == Side.DIFF) {
        ArrayNode list =
            component.group() == null
                ? components
                : (ArrayNode)
                    groups
                        .computeIfAbsent(
                            component.group(),
                            name -> {
                              ObjectNode group = subresources.addObject().put("name", name);
                              group.putObject("metadata");
                              group.putArray("costComponents");
                              return group;
                            })
                        .get("costComponents");
        component(list.addObject(), component, line, side);
      }
    }
    groups.values().forEach(InfracostJson::addUp);
    if (!subresources.isEmpty()) {
      into.set("subresources", subresources);
    }
  }

  private static void addUp(ObjectNode group) {
    BigDecimal sum = null;
    for (var component : group.get("costComponents")) {
      if (component.get("monthlyCost").isString()) {
        BigDecimal cost = new BigDecimal(component.get("monthlyCost").asString());
        sum = sum == null ? cost : sum.add(cost);
      }
    }
    cost(group, sum);
  }

  private static void component(
      ObjectNode into, ComponentEstimate component, @Nullable LineItem line, Side side) {
    into.put("name", component.name()).put("unit", component.unit());
    switch (line) {
      case LineItem.Priced priced -> {
        decimal(into, "hourlyQuantity", hourly(priced.quantity()));
        decimal(into, "monthlyQuantity", priced.quantity());
        decimal(into, "price", averagePrice(priced));
        cost(into, side.cost(component).knownOrNull());
        into.put("usageBased", priced.usageBased()).put("priceNotFound", false);
      }
      case LineItem.DependsOnUsage usage -> {
        decimal(into, "hourlyQuantity", null);
        decimal(into, "monthlyQuantity", null);
        decimal(into, "price", usage.tiers().getFirst().price());
        cost(into, side.cost(component).knownOrNull());
        into.put("usageBased", true).put("priceNotFound", false);
      }
      case LineItem.NotPriced _ -> {
        unknown(into, true);
        cost(into, side.cost(component).knownOrNull());
      }
      case null -> {
        unknown(into, false);
        cost(into, side.cost(component).knownOrNull());
      }
    }
  }

  private static void unknown(ObjectNode into, boolean priceNotFound) {
    decimal(into, "hourlyQuantity", null);
    decimal(into, "monthlyQuantity", null);
    decimal(into, "price", null);
    into.put("priceNotFound", priceNotFound);
  }

  /// Cost by quantity; the format has one price for a component, whatever its tiers.
  private static BigDecimal averagePrice(LineItem.Priced priced) {
    return priced.charges().size() == 1 || priced.quantity().signum() == 0
        ? priced.charges().getFirst().unitPrice()
        : priced.monthlyCost().divide(priced.quantity(), MathContext.DECIMAL64);
  }

  private static void totals(ObjectNode into, String prefix, PlanEstimated estimate, Side side) {
    BigDecimal monthly = side.cost(estimate).knownOrNull();
    String total = prefix.isEmpty() ? "total" : prefix + "Total";
    decimal(into, total + "HourlyCost", monthly == null ? null : hourly(monthly));
    decimal(into, total + "MonthlyCost", monthly);
    decimal(into, total + "MonthlyUsageCost", usageCost(estimate, side));
  }

  private static BigDecimal usageCost(PlanEstimated estimate, Side side) {
    return estimate.resources().stream()
        .flatMap(resource -> resource.components().stream())
        .map(component ->
            switch (side) {
              case PAST -> usageCost(component.before());
              case PLANNED -> usageCost(component.after());
              case DIFF -> usageCost(component.after()).subtract(usageCost(component.before()));
            })
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private static BigDecimal usageCost(@Nullable LineItem line) {
    return line instanceof LineItem.Priced priced && priced.usageBased()
        ? priced.monthlyCost()
        : BigDecimal.ZERO;
  }

  private static void summary(ObjectNode into, PlanEstimated estimate) {
    var coverage = estimate.coverage();
    int withoutPrice =
        (int)
            estimate.resources().stream()
                .filter(resource -> resource.state() == State.NOT_PRICED)
                .filter(InfracostJson::isWithoutPrice)
                .count();
    int supported =
        coverage.priced() + coverage.dependsOnUsage() + coverage.notPriced() - withoutPrice;
    into.put("totalDetectedResources", coverage.resources());
    into.put("totalSupportedResources", supported);
    into.put("totalUnsupportedResources", coverage.unsupported());
    into.put("totalUsageBasedResources", coverage.dependsOnUsage());
    into.put("totalNoPriceResources", coverage.free() + withoutPrice);
    counts(into.putObject("supportedResourceCounts"), estimate, false);
    ObjectNode unsupported = into.putObject("unsupportedResourceCounts");
    coverage.unsupportedTypes().forEach(unsupported::put);
    counts(into.putObject("noPriceResourceCounts"), estimate, true);
  }

  private static void counts(ObjectNode into, PlanEstimated estimate, boolean withoutPrice) {
    estimate.resources().stream()
        .filter(resource -> resource.state() != State.UNSUPPORTED)
        .filter(resource ->
            (resource.state() == State.FREE || isWithoutPrice(resource)) == withoutPrice)
        .map(ResourceEstimate::type)
        .sorted()
        .forEach(type -> into.put(type, into.path(type).asInt(0) + 1));
  }

  private static void cost(ObjectNode into, @Nullable BigDecimal monthly) {
    decimal(into, "hourlyCost", monthly == null ? null : hourly(monthly));
    decimal(into, "monthlyCost", monthly);
  }

  private static BigDecimal hourly(BigDecimal monthly) {
    return monthly.divide(HOURS, MathContext.DECIMAL64);
  }

  private static void decimal(ObjectNode into, String name, @Nullable BigDecimal value) {
    if (value == null) {
      into.putNull(name);
    } else {
      into.put(name, value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString());
    }
  }

  private InfracostJson() {}
}
