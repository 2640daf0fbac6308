package io.cloudcostguard.notifier.message;

import io.cloudcostguard.schemas.Json;
import io.cloudcostguard.schemas.Money;
import io.cloudcostguard.schemas.bill.BillEvent;
import io.cloudcostguard.schemas.bill.BillEvent.BillAlert;
import io.cloudcostguard.schemas.budget.AlertDetails;
import io.cloudcostguard.schemas.budget.AlertDetails.CostMover;
import io.cloudcostguard.schemas.budget.BudgetAlert;
import io.cloudcostguard.schemas.budget.BudgetAlert.Cause;
import io.cloudcostguard.schemas.budget.BudgetPolicy;
import io.cloudcostguard.schemas.budget.PriceEffect;
import io.cloudcostguard.schemas.budget.PriceMove;
import io.cloudcostguard.schemas.budget.PricesMoved;
import io.cloudcostguard.schemas.decision.PlanDecided;
import io.cloudcostguard.schemas.estimate.Coverage;
import io.cloudcostguard.schemas.estimate.ListTotals;
import io.cloudcostguard.schemas.estimate.Missing;
import io.cloudcostguard.schemas.estimate.PlanEstimated;
import io.cloudcostguard.schemas.estimate.PlanRejected;
import io.cloudcostguard.schemas.estimate.PriceDates;
import io.cloudcostguard.schemas.estimate.ResourceEstimate;
import io.cloudcostguard.schemas.estimate.ResourceEstimate.State;
import io.cloudcostguard.schemas.estimate.Sum;
import io.cloudcostguard.schemas.estimate.SumDoubts;
import io.cloudcostguard.schemas.estimate.Totals;
import io.cloudcostguard.schemas.event.TraceParent;
import io.cloudcostguard.schemas.plan.Action;
import io.cloudcostguard.schemas.plan.PlanSource;
import io.cloudcostguard.schemas.price.PriceKey;
import io.cloudcostguard.schemas.recommendation.PlanAdvised;
import io.cloudcostguard.schemas.recommendation.Recommendation;
import io.cloudcostguard.schemas.recommendation.Saving;
import io.cloudcostguard.schemas.wording.Templates;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/// Events as the other services write them.
public final class Events {

  public static final String HOSTILE =
      "<!channel> <@U012AB3CD> <https://evil.example|free money> & `*_~ \u202Egnp.exe \u0007\n@here https://evil.example";

  /// Words of a subscriber's own, for every kind of event.
  public static final Templates TEMPLATES =
      new Templates(
          "{{#workspace}}{{project}}/{{workspace}} {{#rises}}costs more{{/rises}}: {{delta}} to"
              + " {{total}}{{#pullRequest}} (PR #{{pullRequest}}){{/pullRequest}}{{/workspace}}"
              + "{{#firing}} {{project}} is at {{used}} of {{budget}}{{/firing}}",
          "Ask @finops or read https://wiki.example.org/costs & {{link}}",
          (ObjectNode)
              Json.MAPPER.readTree(
                  """
                  {"routing_key":"from PagerDuty","event_action":"trigger",
                   "payload":{"summary":"{{project}}: {{headline}}","severity":"{{severity}}",
                     "custom_details":{"delta":"{{deltaAmount}}","planned":"{{plannedAmount}}",
                       "urgent":false,"lines":["{{event}}","{{time}}",null,1.50]}},
                   "links":[{"href":"{{link}}","text":"{{#test}}not real{{/test}}"}]}
                  """));

  private Events() {}

  /// The decision on a plan of a pull request.
  ///
  /// @param state with what the rules say then
  public static PlanDecided decided(PlanDecided.State state) {
    String approved = state == PlanDecided.State.PASS ? "key lead" : null;
    return new PlanDecided(
        "0198f2b4-0000-7000-8000-000000000001",
        "default",
        "payments",
        "prod",
        state,
        null,
        switch (state) {
          case PENDING -> List.of();
          case PASS ->
              List.of(
                  "The project would cost $1,895.00 a month, above its budget of $1,500.00; approved by key lead up to $2,000.00.");
          case WARN ->
              List.of(
                  "What the budget web holds would cost $1,895.00 a month, above its budget of $1,500.00.");
          case INCOMPLETE ->
              List.of(
                  "The project would cost at least $1,895.00 a month; 2 of its resources have no price, so its budget of $2,500.00 cannot be checked.",
                  "2 of 9 resources have no price.");
          case SOFT_BLOCK, HARD_BLOCK ->
              List.of("The project would cost $1,895.00 a month, above its budget of $1,500.00.");
          case NOT_ESTIMATED -> List.of("It is too deep.");
        },
        switch (state) {
          case PENDING, NOT_ESTIMATED -> List.of();
          case PASS, WARN -> List.of("project/payments: $1,895.00 of $1,500.00, $395.00 above");
          case INCOMPLETE ->
              List.of("project/payments: at least $1,895.00 of $2,500.00, $605.00 left at most");
          case SOFT_BLOCK, HARD_BLOCK ->
              List.of(
                  "project/payments: $1,895.00 of $1,500.00, $395.00 above",
                  "budget/platform-prod/@here: $8,300.50 of $10,000.00, $1,699.50 left");
        },
        switch (state) {
          case PENDING, NOT_ESTIMATED -> null;
          case PASS -> "Nothing stands against applying the plan.";
          case WARN ->
              "The plan may be applied. Change it, or let an admin raise the budget, to end the warning.";
          case INCOMPLETE ->
              "Look at what has no price in the estimate. Give expected usage, a whole plan, or prices of your own.";
          case SOFT_BLOCK -> "Change the plan, or have it approved (scope approve).";
          case HARD_BLOCK ->
              "Change the plan, or let an admin raise the budget. It cannot be approved.";
        },
        approved,
        Instant.parse("2026-11-20T12:00:00Z"),
        2,
        new PlanSource(
            "acme/payments",
            12,
            "9fceb02d0ae598e95dc970b74767f19372d61af8",
            "bigger-nodes",
            null,
            null,
            null));
  }

  /// News as it comes from a topic.
  public static Event event(String type, Instant time, News news) {
    return new Event(
        "event-1", type, time, "subject-1", TraceParent.continuing(null).toString(), news);
  }

  public static PlanSource pullRequest(String repository, int number) {
    return new PlanSource(repository, number, null, null, null, null, null);
  }

  public static PlanEstimated estimate() {
    return estimate(
        "payments",
        new BigDecimal("690.9"),
        true,
        totals("1204.1", 0, 0),
        totals("1895", 0, 0),
        List.of(
            tagged(
                resource("aws_instance.web", "aws_instance", Action.CREATE, State.PRICED, "560.64"),
                Map.of("team", "payments", "env", "prod")),
            tagged(
                resource(
                    "aws_db_instance.main",
                    "aws_db_instance",
                    Action.UPDATE,
                    State.PRICED,
                    "145.26"),
                Map.of("team", "data")),
            resource("aws_ebs_volume.old", "aws_ebs_volume", Action.DELETE, State.PRICED, "-15"),
            tagged(
                resource("aws_s3_bucket.logs", "aws_s3_bucket", Action.NO_OP, State.PRICED, "0"),
                Map.of("team", "audit"))));
  }

  /// Of a tenant who pays less than the list says.
  public static PlanEstimated underContract() {
    PlanEstimated estimate = estimate();
    return estimate.beside(
        new ListTotals(
            totals("1468", 0, 0),
            totals("2310", 1, 0),
            new BigDecimal("842"),
            false,
            new SumDoubts(null, Missing.PRICE, Missing.PRICE, null)),
        estimate.resources());
  }

  public static PlanEstimated large() {
    List<ResourceEstimate> all = new ArrayList<>();
    for (int i = 0; i < 400; i++) {
      all.add(
          resource(
              "module.platform.module.node_group[\"blue-%03d\"].aws_instance.worker".formatted(i),
              "aws_instance",
              i % 3 == 0 ? Action.DELETE_THEN_CREATE : Action.CREATE,
              State.PRICED,
              Integer.toString(i)));
    }
    return estimate(
        "platform",
        new BigDecimal("79800"),
        true,
        totals("1204000", 0, 0),
        totals("1283800", 0, 0),
        all);
  }

  public static PlanEstimated notFullyPriced() {
    return estimate(
        "payments",
        new BigDecimal("1338.09"),
        false,
        totals("1204.105", 1, 1),
        totals("2542.195", 4, 1),
        List.of(
            resource("aws_instance.web", "aws_instance", Action.CREATE, State.PRICED, "560.64"),
            resource(
                "aws_opensearch_domain.os",
                "aws_opensearch_domain",
                Action.CREATE,
                State.NOT_PRICED,
                "777.45"),
            resource("aws_fsx_volume.a", "aws_fsx_volume", Action.CREATE, State.UNSUPPORTED, null),
            resource("aws_fsx_volume.b", "aws_fsx_volume", Action.CREATE, State.UNSUPPORTED, null),
            tagged(
                resource(
                    "aws_db_instance.x", "aws_db_instance", Action.UPDATE, State.NOT_PRICED, null),
                Map.of("team", "payments")),
            resource(
                "aws_nat_gateway.n",
                "aws_nat_gateway",
                Action.NO_OP,
                State.DEPENDS_ON_USAGE,
                "0")));
  }

  /// A new stack: what has no price can only make it dearer.
  public static PlanEstimated atLeast() {
    return estimate(
        "payments",
        new BigDecimal("777.45"),
        false,
        totals("0", 0, 0),
        totals("777.45", 2, 1),
        List.of(
            resource(
                "aws_opensearch_domain.os",
                "aws_opensearch_domain",
                Action.CREATE,
                State.NOT_PRICED,
                "777.45"),
            resource("aws_fsx_volume.a", "aws_fsx_volume", Action.CREATE, State.UNSUPPORTED, null),
            resource(
                "aws_s3_bucket.new",
                "aws_s3_bucket",
                Action.CREATE,
                State.DEPENDS_ON_USAGE,
                null)));
  }

  public static PlanEstimated nothingKnown() {
    return estimate(
        "payments",
        BigDecimal.ZERO,
        false,
        totals("0", 0, 0),
        totals("0", 1, 0),
        List.of(
            resource(
                "aws_fsx_volume.a", "aws_fsx_volume", Action.CREATE, State.UNSUPPORTED, null)));
  }

  public static PlanEstimated unchanged() {
    return estimate(
        "payments",
        BigDecimal.ZERO,
        true,
        totals("1895", 0, 0),
        totals("1895", 0, 0),
        List.of(resource("aws_instance.web", "aws_instance", Action.NO_OP, State.PRICED, "0")));
  }

  /// A plan made by an attacker who wants to reach the channel, and to break the message.
  public static PlanEstimated hostile(int resources, String name) {
    return hostile(resources, () -> name);
  }

  /// @param names a new one for whatever has a name
  public static PlanEstimated hostile(int resources, Supplier<String> names) {
    List<ResourceEstimate> all = new ArrayList<>();
    for (int i = 0; i < resources; i++) {
      String priced = names.get() + i;
      String unsupported = names.get() + i;
      all.add(
          resource(
              "aws_instance.x[\"" + priced + "\"]", priced, Action.CREATE, State.PRICED, "1." + i));
      all.add(resource("y." + unsupported, unsupported, Action.CREATE, State.UNSUPPORTED, null));
    }
    return estimate(
        names.get(), new BigDecimal("99"), true, totals("1", 1, 1), totals("2", 1, 1), all);
  }

  public static PlanRejected rejected() {
    return new PlanRejected(
        "0198f2b4",
        "acme",
        "payments",
        "prod",
        pullRequest("acme/shop", 1742),
        "The plan has format version 2.0; versions 1.0 to 1.2 are read. Use Terraform 1.14.");
  }

  public static BudgetAlert exceeded() {
    return new BudgetAlert.Firing(
        "alert-1",
        "acme/payments",
        "acme",
        "payments",
        Money.usd("10000"),
        new BigDecimal("12300.005"),
        "0198f2b4",
        Cause.EXCEEDED,
        0,
        3,
        null,
        null);
  }

  public static BudgetAlert incomplete() {
    return new BudgetAlert.Firing(
        "alert-2",
        "acme/payments",
        "acme",
        "payments",
        new Money(new BigDecimal("10000"), "EUR"),
        new BigDecimal("8300"),
        "0198f2b4",
        Cause.INCOMPLETE,
        2,
        1,
        null,
        null);
  }

  public static BudgetAlert resolved() {
    return new BudgetAlert.Resolved(
        "alert-3",
        "acme/payments",
        "acme",
        "payments",
        Money.usd("10000"),
        new BigDecimal("7600"),
        "0198f2b4",
        Cause.EXCEEDED,
        3,
        null);
  }

  /// Of a budget with a name, with all that is known of the crossing.
  public static BudgetAlert ofTeam() {
    return new BudgetAlert.Firing(
        "alert-4",
        "acme/budgets/platform",
        "acme",
        "payments",
        Money.usd("10000"),
        new BigDecimal("8300.50"),
        "0198f2b4",
        Cause.EXCEEDED,
        0,
        3,
        null,
        new AlertDetails(
            "platform",
            "web",
            "t80",
            BudgetPolicy.Metric.PLANNED,
            new BigDecimal("8000"),
            BudgetPolicy.Action.WARN,
            List.of("t50"),
            AlertDetails.Trigger.PLAN,
            Instant.parse("2026-11-28T19:14:27Z"),
            "prod",
            pullRequest("acme/shop", 1742),
            "key ci",
            List.of(
                new CostMover("aws_instance.web[0]", new BigDecimal("391.74")),
                new CostMover("aws_db_instance.main", new BigDecimal("-12.5")),
                new CostMover("aws_nat_gateway.a", new BigDecimal("9")),
                new CostMover("aws_eip.a", new BigDecimal("1"))),
            2,
            null));
  }

  /// The same, crossed by prices.
  public static BudgetAlert byPrices() {
    BudgetAlert.Firing team = (BudgetAlert.Firing) ofTeam();
    AlertDetails details = team.details();
    return new BudgetAlert.Firing(
        "alert-5",
        team.budgetId(),
        team.tenant(),
        team.project(),
        team.monthlyLimit(),
        team.planned(),
        team.planId(),
        team.cause(),
        0,
        4,
        null,
        new AlertDetails(
            details.budget(),
            null,
            "t80",
            details.metric(),
            details.limit(),
            details.action(),
            List.of(),
            AlertDetails.Trigger.PRICE_CHANGE,
            details.at(),
            null,
            null,
            null,
            List.of(),
            0,
            moved()));
  }

  /// What prices made of all that a tenant plans. Recommendations of each kind, one of which is of
  /// several resources.
  public static PlanAdvised advised() {
    return advisedOf("aws_instance.web");
  }

  /// The same, of a resource with this name.
  public static PlanAdvised advisedOf(String resource) {
    return new PlanAdvised(
        "plan-1",
        "acme",
        "shop",
        "dev",
        12,
        null,
        "8",
        "3",
        "USD",
        new BigDecimal("100.00"),
        new BigDecimal("28.02"),
        true,
        List.of(
            recommended(
                "aws-ec2-graviton", resource, 2, Saving.Kind.CONDITIONAL, "20.02", true, null),
            recommended("aws-ebs-gp3", resource, 1, Saving.Kind.EXACT, "8", true, null),
            recommended(
                "aws-ec2-office-hours", resource, 1, Saving.Kind.CEILING, "54.57", false, null),
            recommended(
                "aws-lambda-arm64",
                resource,
                1,
                Saving.Kind.BREAK_EVEN,
                null,
                false,
                new Saving.BreakEven(
                    "requests a month",
                    BigDecimal.ZERO,
                    true,
                    new BigDecimal("1000000"),
                    new BigDecimal("0.33")))),
        3,
        List.of(),
        0,
        null,
        null);
  }

  private static Recommendation recommended(
      String rule,
      String resource,
      int count,
      Saving.Kind kind,
      @Nullable String monthly,
      boolean together,
      Saving.@Nullable BreakEven even) {
    return new Recommendation(
        "id-" + rule,
        rule,
        "the change of " + rule,
        List.of(resource),
        count,
        "eu-west-1",
        "it costs less",
        List.of(),
        "",
        new Saving(kind, monthly == null ? null : new BigDecimal(monthly), List.of(), even),
        Recommendation.Effort.LOW,
        Recommendation.Risk.LOW,
        Recommendation.Reversal.IN_PLACE,
        together,
        List.of(),
        "https://example.org/page");
  }

  public static BillAlert billAlert(BillEvent.Kind kind) {
    return new BillAlert(
        "bill-" + kind,
        "acme",
        "acme/budgets/all",
        "all *of* us",
        "shop/prod",
        "shop",
        "2026-11",
        kind,
        kind == BillEvent.Kind.ACTUAL ? "full" : "most",
        new BigDecimal(kind == BillEvent.Kind.ACTUAL ? "1000" : "800"),
        BudgetPolicy.Action.SOFT_BLOCK,
        List.of("half"),
        new Money(new BigDecimal("1000"), "USD"),
        new BigDecimal(kind == BillEvent.Kind.ACTUAL ? "1020.5" : "420"),
        new BigDecimal("1260"),
        new BigDecimal("1180"),
        new BigDecimal("1340"),
        LocalDate.of(2026, 11, 10),
        Instant.parse("2026-11-11T06:00:05Z"));
  }

  public static PriceEffect.OnTenant priceEffect() {
    return new PriceEffect.OnTenant(
        "acme",
        12,
        3,
        new BigDecimal("4000.50"),
        new BigDecimal("4480.56"),
        moved(),
        Instant.parse("2026-12-01T00:10:00Z"));
  }

  private static PricesMoved moved() {
    return new PricesMoved(
        6,
        7,
        List.of(
            new PriceMove(
                new PriceKey("aws/ec2/eu-west-1/instance/m5.large/linux/shared"),
                new BigDecimal("0.107"),
                new BigDecimal("0.12"),
                new BigDecimal("481.06")),
            new PriceMove(
                new PriceKey("aws/ebs/eu-west-1/storage/gp3"),
                new BigDecimal("0.088"),
                null,
                new BigDecimal("-1.00"))));
  }

  private static PlanEstimated estimate(
      String project,
      BigDecimal delta,
      boolean deltaComplete,
      Totals before,
      Totals after,
      List<ResourceEstimate> resources) {
    return new PlanEstimated(
        "0198f2b4",
        "acme",
        project,
        "prod",
        pullRequest("acme/shop", 1742),
        "9f2c",
        42,
        null,
        "1.0",
        "USD",
        before,
        after,
        delta,
        deltaComplete,
        coverage(resources),
        resources,
        deltaComplete ? List.of() : List.of("terraform was run with -target"),
        List.of(),
        null,
        doubts(before, after, resources),
        new PriceDates(LocalDate.of(2024, 2, 1), LocalDate.of(2025, 6, 18)));
  }

  private static @Nullable SumDoubts doubts(
      Totals before, Totals after, List<ResourceEstimate> resources) {
    Sum change = resources.stream().map(ResourceEstimate::change).reduce(Sum.NOTHING, Sum::plus);
    return SumDoubts.of(side(before), side(after), change);
  }

  private static Sum side(Totals totals) {
    Missing usage = totals.dependsOnUsage() > 0 ? Missing.USAGE : null;
    return new Sum(totals.known(), totals.notPriced() > 0 ? Missing.PRICE : usage, null);
  }

  private static Coverage coverage(List<ResourceEstimate> resources) {
    SortedMap<String, Integer> unsupported = new TreeMap<>();
    resources.stream()
        .filter(resource -> resource.state() == State.UNSUPPORTED)
        .forEach(resource -> unsupported.merge(resource.type(), 1, Integer::sum));
    return new Coverage(
        resources.size(),
        count(resources, State.PRICED),
        count(resources, State.FREE),
        count(resources, State.DEPENDS_ON_USAGE),
        count(resources, State.NOT_PRICED),
        count(resources, State.UNSUPPORTED),
        unsupported);
  }

  private static int count(List<ResourceEstimate> resources, State state) {
    return (int) resources.stream().filter(resource -> resource.state() == state).count();
  }

  private static Totals totals(String known, int notPriced, int dependsOnUsage) {
    BigDecimal amount = new BigDecimal(known);
    boolean open = notPriced + dependsOnUsage > 0;
    return new Totals(amount, amount, open ? null : amount, notPriced, dependsOnUsage);
  }

  private static ResourceEstimate tagged(ResourceEstimate one, Map<String, String> tags) {
    return new ResourceEstimate(
        one.address(),
        one.previousAddress(),
        one.deposed(),
        one.type(),
        one.action(),
        one.imported(),
        one.region(),
        one.regionSource(),
        one.state(),
        one.reason(),
        one.before(),
        one.after(),
        one.delta(),
        one.components(),
        tags,
        one.doubts());
  }

  /// A resource of this change: all of it is after apply, or, where it falls, before.
  ///
  /// @param delta what is known; null: nothing
  private static ResourceEstimate resource(
      String address, String type, Action action, State state, @Nullable String delta) {
    boolean was = action != Action.CREATE;
    boolean willBe = action != Action.DELETE;
    BigDecimal known = new BigDecimal(delta == null ? "0" : delta);
    Missing missing =
        switch (state) {
          case PRICED, FREE -> null;
          case DEPENDS_ON_USAGE -> Missing.USAGE;
          case NOT_PRICED, UNSUPPORTED -> Missing.PRICE;
        };
    Sum before = was ? new Sum(known.min(BigDecimal.ZERO).negate(), missing, null) : null;
    Sum after = willBe ? new Sum(known.max(BigDecimal.ZERO), missing, null) : null;
    Sum change = orNothing(after).minus(orNothing(before));
    if (action == Action.NO_OP) {
      change = Sum.exact(change.known());
    }
    return new ResourceEstimate(
        address,
        null,
        null,
        type,
        action,
        false,
        "eu-west-1",
        "provider",
        state,
        state == State.PRICED ? null : "no price",
        before == null ? null : before.knownOrNull(),
        after == null ? null : after.knownOrNull(),
        change.knownOrNull(),
        List.of(),
        null,
        SumDoubts.of(before, after, change));
  }

  private static Sum orNothing(@Nullable Sum sum) {
    return sum == null ? Sum.NOTHING : sum;
  }
}
