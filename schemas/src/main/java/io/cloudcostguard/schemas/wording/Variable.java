package io.cloudcostguard.schemas.wording;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What a template can name; what an event does not have is empty, and a section of it is left out.
public enum Variable {
  /// What the message says without a template.
  HEADLINE("headline", "Monthly cost +$690.90 (+57.4 %) to $1,895.00"),
  EVENT("event", "io.cloudcostguard.plan.estimated.v1"),
  TIME("time", "2026-11-20T12:00:00Z"),
  SEVERITY("severity", "info"),
  PROJECT("project", "shop"),
  WORKSPACE("workspace", "prod"),
  PLAN("plan", "019a9f3c-5f10-7cc3-8b1e-4d0a8a3a9b52"),
  REPOSITORY("repository", "acme/shop"),
  PULL_REQUEST("pullRequest", "1742"),
  BRANCH("branch", "more-web-servers"),
  COMMIT("commit", "9fceb02"),
  LINK("link", "https://cost.example.org/v1/estimates/019a9f3c-5f10-7cc3-8b1e-4d0a8a3a9b52"),
  CURRENCY("currency", "USD"),
  BEFORE("before", "$1,204.10"),
  TOTAL("total", "$1,895.00"),
  DELTA("delta", "+$690.90"),
  PERCENT("percent", "+57.4 %"),
  BEFORE_AMOUNT("beforeAmount", "1204.1"),
  TOTAL_AMOUNT("totalAmount", "1895"),
  DELTA_AMOUNT("deltaAmount", "690.9"),
  /// Without the tenant's contract; empty where no term of it made a price.
  LIST_TOTAL("listTotal", "$2,310.00"),
  LIST_DELTA("listDelta", "+$842.00"),
  LIST_TOTAL_AMOUNT("listTotalAmount", "2310"),
  LIST_DELTA_AMOUNT("listDeltaAmount", "842"),
  /// How many resources are not fully priced; empty when all are.
  NOT_PRICED("notPriced", "2"),
  /// A budget's monthly limit.
  BUDGET("budget", "$10,000.00"),
  BUDGET_AMOUNT("budgetAmount", "10000"),
  PLANNED("planned", "$12,300.00"),
  PLANNED_AMOUNT("plannedAmount", "12300"),
  /// How much of the budget is planned.
  USED("used", "123.0 %"),
  /// Why there is no estimate, or why a subscription was disabled.
  REASON("reason", "The plan has format version 2.0"),
  /// How many events a message of many tells of.
  COUNT("count", "14"),
  RISES("rises", "yes"),
  FALLS("falls", "yes"),
  /// Something of the change, or of what is planned, is not known.
  INCOMPLETE("incomplete", "yes"),
  FIRING("firing", "yes"),
  RESOLVED("resolved", "yes"),
  /// A test was asked for.
  TEST("test", "yes");

  private final String id;
  private final String example;

  Variable(String id, String example) {
    this.id = id;
    this.example = example;
  }

  /// Its name in templates.
  public String id() {
    return id;
  }

  /// What it may be; what a test message has in its place.
  public String example() {
    return example;
  }

  /// From its name in a template; null when there is none.
  static @Nullable Variable find(String id) {
    return Arrays.stream(values()).filter(one -> one.id.equals(id)).findFirst().orElse(null);
  }

  static String all() {
    return Arrays.stream(values()).map(Variable::id).collect(Collectors.joining(", "));
  }
}
