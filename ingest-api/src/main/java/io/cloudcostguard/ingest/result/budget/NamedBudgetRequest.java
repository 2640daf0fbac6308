package io.cloudcostguard.ingest.result.budget;

import io.cloudcostguard.estimation.decision.Guardrail;
import io.cloudcostguard.ingest.http.RequestJson;
import io.cloudcostguard.schemas.Json;
import io.cloudcostguard.schemas.Money;
import io.cloudcostguard.schemas.budget.Budget;
import io.cloudcostguard.schemas.budget.BudgetPolicy;
import io.cloudcostguard.schemas.budget.BudgetPolicy.Action;
import io.cloudcostguard.schemas.budget.BudgetPolicy.Exchange;
import io.cloudcostguard.schemas.budget.BudgetPolicy.Metric;
import io.cloudcostguard.schemas.budget.BudgetPolicy.OnIncomplete;
import io.cloudcostguard.schemas.budget.BudgetPolicy.PlanLimit;
import io.cloudcostguard.schemas.budget.BudgetPolicy.Threshold;
import io.cloudcostguard.schemas.budget.BudgetScope;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A budget with a name, as a client writes it. What is missing has the value that its field says.
///
/// @param scope null: all that the tenant has
/// @param splitBy null: it is not split
/// @param schedule null: all months have the monthly limit
/// @param exchange null: the limit is in USD
/// @param thresholds null: [#USUAL]
/// @param guardrails null: none
/// @param onIncomplete null: WARN
/// @param owner null: none
/// @param remindHours null: no reminders
record NamedBudgetRequest(
    BudgetRequest.@Nullable Limit monthlyLimit,
    @Nullable BudgetScope scope,
    @Nullable String splitBy,
    @Nullable Map<String, String> schedule,
    @Nullable Rate exchange,
    @Nullable List<Step> thresholds,
    @Nullable List<Rule> guardrails,
    @Nullable OnIncomplete onIncomplete,
    @Nullable String owner,
    @Nullable Integer remindHours) {

  static final String EXAMPLE =
      "{\"monthlyLimit\":{\"amount\":\"10000.00\",\"currency\":\"USD\"},"
          + "\"scope\":{\"projects\":[\"shop\",\"web-*\"],\"workspaces\":[\"prod*\"]},"
          + "\"thresholds\":[{\"id\":\"t80\",\"percent\":\"80\",\"action\":\"NOTIFY\"}]}";

  /// 80 % is told, the limit warns, and so do all open proposals together.
  private static final List<Threshold> USUAL =
      List.of(
          usual("t80", "80", Metric.PLANNED, Action.NOTIFY),
          usual("t100", "100", Metric.PLANNED, Action.WARN),
          usual("open", "100", Metric.OPEN, Action.WARN));

  private static final BigDecimal USUAL_HYSTERESIS = new BigDecimal("2");

  private static final BigDecimal MOST_HYSTERESIS = new BigDecimal("100");

  private static final Pattern DECIMAL = Pattern.compile("\\d{1,15}(\\.\\d{1,10})?");
  private static final Pattern PERCENT = Pattern.compile("\\d{1,4}(\\.\\d{1,4})?");
  private static final Pattern MONTH = Pattern.compile("\\d{4}-(0[1-9]|1[0-2])");
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9._-]{1,64}");
  private static final Pattern SPLIT =
      Pattern.compile("project|workspace|provider|service|tag:(?! *$)\\P{Cc}{1,128}");
  private static final Pattern PATTERN = Pattern.compile("[A-Za-z0-9._*/-]{1,128}");
  private static final int MOST_PATTERNS = 100;
  private static final int MOST_TAGS = 20;
  private static final int MOST_THRESHOLDS = 20;
  private static final int MOST_GUARDRAILS = 20;
  private static final int MOST_MONTHS = 120;
  private static final int LONGEST_TEXT = 256;

  /// Less than the read model takes.
  private static final int MOST_BYTES = 60 * 1024;

  /// @param hysteresis in percent of the limit; null: 2
  record Step(
      @Nullable String id,
      @Nullable String percent,
      @Nullable String amount,
      @Nullable Metric metric,
      @Nullable Action action,
      @Nullable String hysteresis) {}

  record Rule(@Nullable String rule, @Nullable Action action) {}

  record Rate(@Nullable String rate, @Nullable String asOf, @Nullable String source) {}

  Budget budget(String tenant, String name, RequestJson json) {
    Budget budget = checked(tenant, name, json);
    if (Json.MAPPER.writeValueAsBytes(budget).length > MOST_BYTES) {
      throw json.invalid(
          "The budget has more than %d bytes, with what it does not say itself. Shorten its scope."
              .formatted(MOST_BYTES));
    }
    return budget;
  }

  private Budget checked(String tenant, String name, RequestJson json) {
    Money limit = limit(json);
    return Budget.of(
        tenant,
        limit,
        new BudgetPolicy(
            name,
            scope(json),
            split(json),
            schedule(json),
            exchange(limit, json),
            thresholds(json),
            guardrails(json),
            onIncomplete == null ? OnIncomplete.WARN : onIncomplete,
            text("owner", owner, json),
            remindHours(json)));
  }

  private @Nullable Integer remindHours(RequestJson json) {
    if (remindHours != null && (remindHours < 1 || remindHours > BudgetPolicy.MOST_REMIND_HOURS)) {
      throw json.invalid(
          "`remindHours` must be 1 to %d.".formatted(BudgetPolicy.MOST_REMIND_HOURS));
    }
    return remindHours;
  }

  private static Threshold usual(String id, String percent, Metric metric, Action action) {
    return new Threshold(id, new BigDecimal(percent), null, metric, action, new BigDecimal("2"));
  }

  private Money limit(RequestJson json) {
    if (monthlyLimit == null || monthlyLimit.currency() == null) {
      throw json.invalid("`monthlyLimit` with `amount` and `currency` is missing.");
    }
    try {
      Currency.getInstance(monthlyLimit.currency());
    } catch (IllegalArgumentException _) {
      throw json.invalid("`monthlyLimit.currency` must be a currency of ISO 4217, e.g. USD.");
    }
    return new Money(
        positive("monthlyLimit.amount", monthlyLimit.amount(), json), monthlyLimit.currency());
  }

  private static BigDecimal positive(String what, @Nullable String amount, RequestJson json) {
    if (amount == null
        || !DECIMAL.matcher(amount).matches()
        || new BigDecimal(amount).signum() <= 0) {
      throw json.invalid(
          "`%s` must be a positive decimal in a string, with at most 15 digits before and 10 after the point."
              .formatted(what));
    }
    return new BigDecimal(amount);
  }

  private BudgetScope scope(RequestJson json) {
    if (scope == null) {
      return BudgetScope.ALL;
    }
    patterns("scope.projects", scope.projects(), json);
    patterns("scope.workspaces", scope.workspaces(), json);
    patterns("scope.providers", scope.providers(), json);
    patterns("scope.services", scope.services(), json);
    text("scope.team", scope.team(), json);
    Map<String, String> tags = scope.tags() == null ? Map.of() : scope.tags();
    if (tags.size() > MOST_TAGS) {
      throw json.invalid("`scope.tags` has more than %d tags.".formatted(MOST_TAGS));
    }
    tags.forEach((tag, value) -> {
      text("scope.tags", tag, json);
      text("scope.tags." + tag, value, json);
    });
    return scope;
  }

  private static void patterns(String what, @Nullable List<String> patterns, RequestJson json) {
    if (patterns == null) {
      return;
    }
    if (patterns.size() > MOST_PATTERNS) {
      throw json.invalid("`%s` has more than %d entries.".formatted(what, MOST_PATTERNS));
    }
    for (String pattern : patterns) {
      if (!PATTERN.matcher(pattern).matches()) {
        throw json.invalid(
            "`%s`: a pattern has 1 to 128 letters, digits, dots, underscores, hyphens, slashes and `*`."
                .formatted(what));
      }
    }
  }

  private static @Nullable String text(String what, @Nullable String text, RequestJson json) {
    if (text != null
        && (text.isBlank()
            || text.length() > LONGEST_TEXT
            || text.chars().anyMatch(Character::isISOControl))) {
      throw json.invalid(
          "`%s` must have 1 to %d characters, none of them a control character."
              .formatted(what, LONGEST_TEXT));
    }
    return text;
  }

  private @Nullable String split(RequestJson json) {
    if (splitBy != null && !SPLIT.matcher(splitBy).matches()) {
      throw json.invalid(
          "`splitBy` must be `project`, `workspace`, `provider`, `service` or `tag:` and a name.");
    }
    return splitBy;
  }

  private @Nullable SortedMap<String, BigDecimal> schedule(RequestJson json) {
    if (schedule == null) {
      return null;
    }
    if (schedule.size() > MOST_MONTHS) {
      throw json.invalid("`schedule` has more than %d months.".formatted(MOST_MONTHS));
    }
    SortedMap<String, BigDecimal> months = new TreeMap<>();
    schedule.forEach((month, amount) -> {
      if (!MONTH.matcher(month).matches()) {
        throw json.invalid("`schedule`: a month is written as 2026-12.");
      }
      months.put(month, positive("schedule." + month, amount, json));
    });
    return months;
  }

  private @Nullable Exchange exchange(Money limit, RequestJson json) {
    if (limit.currency().equals("USD")) {
      if (exchange != null) {
        throw json.invalid("`exchange` is of limits in another currency than USD.");
      }
      return null;
    }
    if (exchange == null || exchange.asOf() == null) {
      throw json.invalid(
          "`exchange` is missing: how many USD one %s is worth, and of which day that is, e.g. {\"rate\":\"1.08\",\"asOf\":\"2026-11-27\",\"source\":\"ECB\"}."
              .formatted(limit.currency()));
    }
    try {
      return new Exchange(
          positive("exchange.rate", exchange.rate(), json),
          LocalDate.parse(exchange.asOf()),
          text("exchange.source", exchange.source(), json));
    } catch (DateTimeException _) {
      throw json.invalid("`exchange.asOf` must be a day, e.g. 2026-11-27.");
    }
  }

  private List<Threshold> thresholds(RequestJson json) {
    if (thresholds == null) {
      return USUAL;
    }
    if (thresholds.size() > MOST_THRESHOLDS) {
      throw json.invalid("`thresholds` has more than %d entries.".formatted(MOST_THRESHOLDS));
    }
    List<Threshold> all = new ArrayList<>();
    Set<String> ids = new HashSet<>();
    for (Step step : thresholds) {
      if (step == null
          || step.id() == null
          || !ID.matcher(step.id()).matches()
          || step.id().equals("incomplete")) {
        throw json.invalid(
            "`thresholds`: an `id` has 1 to 64 letters, digits, dots, underscores or hyphens, and is not `incomplete`.");
      }
      if (!ids.add(step.id())) {
        throw json.invalid("`thresholds`: two have the id `%s`.".formatted(step.id()));
      }
      if ((step.percent() == null) == (step.amount() == null)) {
        throw json.invalid(
            "`thresholds.%s` needs either `percent` or `amount`.".formatted(step.id()));
      }
      all.add(
          new Threshold(
              step.id(),
              step.percent() == null ? null : percent(step.id(), step.percent(), json),
              step.amount() == null
                  ? null
                  : positive("thresholds." + step.id() + ".amount", step.amount(), json),
              step.metric() == null ? Metric.PLANNED : step.metric(),
              step.action() == null ? Action.NOTIFY : step.action(),
              step.hysteresis() == null
                  ? USUAL_HYSTERESIS
                  : hysteresis(step.id(), step.hysteresis(), json)));
    }
    return all;
  }

  private static BigDecimal hysteresis(String id, String percent, RequestJson json) {
    BigDecimal hysteresis = percent(id, percent, json);
    if (hysteresis.compareTo(MOST_HYSTERESIS) > 0) {
      throw json.invalid(
          "`thresholds.%s.hysteresis` is more than %s percent of the limit."
              .formatted(id, MOST_HYSTERESIS));
    }
    return hysteresis;
  }

  private static BigDecimal percent(String id, String percent, RequestJson json) {
    if (!PERCENT.matcher(percent).matches()) {
      throw json.invalid(
          "`thresholds.%s`: a percentage is a decimal in a string, e.g. \"80\".".formatted(id));
    }
    return new BigDecimal(percent);
  }

  private @Nullable List<PlanLimit> guardrails(RequestJson json) {
    if (guardrails == null) {
      return null;
    }
    if (guardrails.size() > MOST_GUARDRAILS) {
      throw json.invalid("`guardrails` has more than %d entries.".formatted(MOST_GUARDRAILS));
    }
    List<PlanLimit> all = new ArrayList<>();
    for (Rule rule : guardrails) {
      if (rule == null || rule.rule() == null) {
        throw json.invalid("`guardrails`: `rule` is missing, e.g. \"delta>500\".");
      }
      try {
        Guardrail.parse(rule.rule());
      } catch (IllegalArgumentException e) {
        throw json.invalid("`guardrails`: " + e.getMessage());
      }
      all.add(new PlanLimit(rule.rule(), rule.action() == null ? Action.WARN : rule.action()));
    }
    return all;
  }
}
