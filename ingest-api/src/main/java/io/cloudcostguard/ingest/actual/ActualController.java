package io.cloudcostguard.ingest.actual;

import io.cloudcostguard.estimation.actual.LearnedUsage;
import io.cloudcostguard.estimation.actual.MonthForecast;
import io.cloudcostguard.estimation.actual.PlanAgainstBill;
import io.cloudcostguard.estimation.actual.SpendAnomaly;
import io.cloudcostguard.ingest.http.Change;
import io.cloudcostguard.ingest.http.Query;
import io.cloudcostguard.ingest.http.RequestJson;
import io.cloudcostguard.ingest.identity.access.Caller;
import io.cloudcostguard.ingest.identity.access.Needs;
import io.cloudcostguard.ingest.identity.access.Scope;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// `/v1/actuals`: what was billed, beside what was planned.
@RestController
@RequestMapping("/v1/actuals")
final class ActualController {

  private static final String RULES_EXAMPLE =
      "{\"rules\":[{\"project\":\"shop\",\"workspace\":\"prod\",\"account\":\"222222222222\",\"tags\":{\"env\":\"prod\"}}]}";
  private static final String RESOURCES_EXAMPLE =
      "{\"project\":\"shop\",\"workspace\":\"prod\",\"resources\":[{\"id\":\"i-0a1\",\"address\":\"aws_instance.web\"}]}";
  private static final int MOST_RULES = 500;
  private static final int MOST_TAGS = 20;
  private static final int MOST_RESOURCES = 500;
  private static final int LONGEST = 2_000;
  private static final int MOST_MONTHS = 24;

  private final Actuals actuals;
  private final PlannedCosts planned;
  private final Belonging belonging;
  private final InferredRates rates;
  private final Clock clock;

  ActualController(
      Actuals actuals,
      PlannedCosts planned,
      Belonging belonging,
      InferredRates rates,
      Clock clock) {
    this.actuals = actuals;
    this.planned = planned;
    this.belonging = belonging;
    this.rates = rates;
    this.clock = clock;
  }

  record Overview(List<Actuals.Month> months, List<Actuals.Import> imports) {}

  record Rules(List<Belonging.Rule> rules) {}

  record Resources(String project, String workspace, List<Belonging.Resource> resources) {}

  /// @param hours that are billed of the month
  record Compared(
      String month,
      long hours,
      List<PlanAgainstBill.WorkspaceSpend> workspaces,
      List<PlanAgainstBill.Unplanned> unplanned,
      Map<String, BigDecimal> unplannedTotal) {}

  /// A workspace in a month.
  record Accuracy(
      String month,
      long hours,
      String project,
      String workspace,
      String currency,
      @Nullable BigDecimal planned,
      BigDecimal billed,
      @Nullable BigDecimal accuracy) {}

  record Accuracies(List<Accuracy> accuracy) {}

  /// @param currency null: nothing is billed
  record Forecast(
      String month,
      @Nullable String currency,
      @Nullable LocalDate through,
      int daysLeft,
      BigDecimal toDate,
      @Nullable BigDecimal rate,
      @Nullable BigDecimal forecast,
      @Nullable BigDecimal low,
      @Nullable BigDecimal high,
      List<SpendAnomaly> anomalies) {}

  @GetMapping
  @Needs(Scope.READ)
  ResponseEntity<Overview> overview(Caller caller, HttpServletRequest request) {
    int months = new Query(request).count("months", 12, MOST_MONTHS);
    return json(
        new Overview(actuals.months(caller.tenant(), months), actuals.imports(caller.tenant())));
  }

  @GetMapping("/rules")
  @Needs(Scope.READ)
  ResponseEntity<Rules> rules(Caller caller) {
    return json(new Rules(belonging.rules(caller.tenant())));
  }

  @PutMapping("/rules")
  @Needs(Scope.ADMIN)
  ResponseEntity<Rules> setRules(Caller caller, HttpServletRequest request) throws IOException {
    RequestJson json = new RequestJson(request, RULES_EXAMPLE);
    Rules rules = json.as(Rules.class);
    if (rules.rules() == null || rules.rules().size() > MOST_RULES) {
      throw json.invalid("`rules` is a list of at most %d rules.".formatted(MOST_RULES));
    }
    for (Belonging.Rule rule : rules.rules()) {
      checkNames(json, rule.project(), rule.workspace());
      Map<String, String> tags = rule.tags() == null ? Map.of() : rule.tags();
      if (tags.isEmpty() && rule.account() == null) {
        throw json.invalid("A rule has an `account`, `tags`, or both.");
      }
      if (tags.size() > MOST_TAGS
          || tags.entrySet().stream()
              .anyMatch(tag -> !isText(tag.getKey()) || !isText(tag.getValue()))
          || (rule.account() != null && !isText(rule.account()))) {
        throw json.invalid(
            "A rule has at most %d tags, and texts of at most %d characters."
                .formatted(MOST_TAGS, LONGEST));
      }
    }
    Change.note(request, belonging.rules(caller.tenant()), rules.rules());
    belonging.set(caller.tenant(), rules.rules());
    return json(new Rules(belonging.rules(caller.tenant())));
  }

  @PostMapping("/resources")
  @Needs(Scope.SUBMIT)
  ResponseEntity<Void> addResources(Caller caller, HttpServletRequest request) throws IOException {
    RequestJson json = new RequestJson(request, RESOURCES_EXAMPLE);
    Resources named = json.as(Resources.class);
    checkNames(json, named.project(), named.workspace());
    if (named.resources() == null || named.resources().size() > MOST_RESOURCES) {
      throw json.invalid("`resources` is a list of at most %d.".formatted(MOST_RESOURCES));
    }
    for (Belonging.Resource resource : named.resources()) {
      if (resource == null || !isText(resource.id()) || !isText(resource.address())) {
        throw json.invalid(
            "A resource has an `id` and an `address` of at most %d characters.".formatted(LONGEST));
      }
    }
    belonging.add(caller.tenant(), named.project(), named.workspace(), named.resources());
    return ResponseEntity.noContent().build();
  }

  private static void checkNames(
      RequestJson json, @Nullable String project, @Nullable String workspace) {
    if (project == null || workspace == null) {
      throw json.invalid("`project` and `workspace` are needed.");
    }
    Query.checkedName("project", project);
    Query.checkedName("workspace", workspace);
  }

  private static boolean isText(@Nullable String text) {
    return text != null && !text.isEmpty() && text.length() <= LONGEST && text.indexOf('\0') < 0;
  }

  @GetMapping("/comparison")
  @Needs(Scope.READ)
  ResponseEntity<Compared> comparison(Caller caller, HttpServletRequest request) {
    Query query = new Query(request);
    YearMonth month = month(query);
    long hours = actuals.billedHours(caller.tenant(), month);
    PlanAgainstBill compared =
        compare(caller.tenant(), month, hours, name(query, "project"), name(query, "workspace"));
    return json(
        new Compared(
            month.toString(),
            hours,
            compared.workspaces(),
            compared.unplanned(),
            compared.unplannedTotal()));
  }

  private PlanAgainstBill compare(
      String tenant,
      YearMonth month,
      long hours,
      @Nullable String project,
      @Nullable String workspace) {
    return PlanAgainstBill.of(
        planned.of(tenant, month, project, workspace),
        actuals.parts(tenant, month, project, workspace),
        hours);
  }

  @GetMapping("/accuracy")
  @Needs(Scope.READ)
  ResponseEntity<Accuracies> accuracy(Caller caller, HttpServletRequest request) {
    Query query = new Query(request);
    int months = query.count("months", 6, MOST_MONTHS);
    YearMonth last = month(query);
    List<Accuracy> all = new ArrayList<>();
    for (YearMonth month = last.minusMonths(months - 1L);
        !month.isAfter(last);
        month = month.plusMonths(1)) {
      YearMonth of = month;
      long hours = actuals.billedHours(caller.tenant(), of);
      if (hours > 0) {
        compare(caller.tenant(), of, hours, name(query, "project"), name(query, "workspace"))
            .workspaces()
            .forEach(each ->
                all.add(
                    new Accuracy(
                        of.toString(),
                        hours,
                        each.project(),
                        each.workspace(),
                        each.currency(),
                        each.planned(),
                        each.billed(),
                        each.accuracy())));
      }
    }
    return json(new Accuracies(all));
  }

  @GetMapping("/forecast")
  @Needs(Scope.READ)
  ResponseEntity<Forecast> forecast(Caller caller, HttpServletRequest request) {
    Query query = new Query(request);
    YearMonth month = month(query);
    String project = name(query, "project");
    String workspace = name(query, "workspace");
    String currency = actuals.currency(caller.tenant(), month);
    if (currency == null) {
      return json(
          new Forecast(
              month.toString(),
              null,
              null,
              month.lengthOfMonth(),
              BigDecimal.ZERO,
              null,
              null,
              null,
              null,
              List.of()));
    }
    NavigableMap<LocalDate, BigDecimal> days =
        actuals.days(caller.tenant(), month.minusMonths(3), month, currency, project, workspace);
    LocalDate through = actuals.through(caller.tenant(), month);
    NavigableMap<LocalDate, BigDecimal> whole =
        through == null ? new TreeMap<>() : new TreeMap<>(days.headMap(through, true));
    MonthForecast forecast =
        MonthForecast.of(
            month,
            whole,
            actuals.once(caller.tenant(), month, currency, project, workspace),
            through);
    return json(
        new Forecast(
            month.toString(),
            currency,
            through,
            forecast.daysLeft(),
            forecast.toDate(),
            forecast.rate(),
            forecast.forecast(),
            forecast.low(),
            forecast.high(),
            SpendAnomaly.in(whole, month.atDay(1))));
  }

  record Commitments(
      String month, List<Actuals.Commitment> commitments, List<Actuals.Covered> services) {}

  @GetMapping("/commitments")
  @Needs(Scope.READ)
  ResponseEntity<Commitments> commitments(Caller caller, HttpServletRequest request) {
    YearMonth month = month(new Query(request));
    return json(
        new Commitments(
            month.toString(),
            actuals.commitments(caller.tenant(), month),
            actuals.covered(caller.tenant(), month)));
  }

  record Rates(String month, List<InferredRates.InferredRate> rates) {}

  @GetMapping("/rates")
  @Needs(Scope.READ)
  ResponseEntity<Rates> rates(Caller caller, HttpServletRequest request) {
    YearMonth month = month(new Query(request));
    return json(new Rates(month.toString(), rates.of(caller.tenant(), month)));
  }

  @GetMapping("/usage")
  @Needs(Scope.READ)
  ResponseEntity<LearnedUsage> usage(Caller caller, HttpServletRequest request) {
    Query query = new Query(request);
    YearMonth month = month(query);
    String project = query.name("project", "");
    String workspace = query.name("workspace", "");
    if (project.isEmpty() || workspace.isEmpty()) {
      throw Query.invalid(project.isEmpty() ? "project" : "workspace", "is needed");
    }
    LearnedUsage.Learning learning =
        new LearnedUsage.Learning(
            actuals.usage(caller.tenant(), month, project, workspace),
            actuals.billedHours(caller.tenant(), month));
    planned.read(caller.tenant(), month, project, workspace, learning::read);
    return json(learning.learned());
  }

  private static @Nullable String name(Query query, String parameter) {
    String name = query.text(parameter);
    return name == null ? null : Query.checkedName(parameter, name);
  }

  private YearMonth month(Query query) {
    return query.month("month", YearMonth.from(clock.instant().atOffset(ZoneOffset.UTC)));
  }

  /// Always in this form: what a client accepts besides makes no difference.
  private static <T> ResponseEntity<T> json(T body) {
    return ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(body);
  }
}
