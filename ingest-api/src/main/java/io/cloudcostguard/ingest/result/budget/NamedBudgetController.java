package io.cloudcostguard.ingest.result.budget;

import io.cloudcostguard.estimation.budget.BudgetTerms;
import io.cloudcostguard.ingest.http.ProblemException;
import io.cloudcostguard.ingest.http.ProblemType;
import io.cloudcostguard.ingest.http.Query;
import io.cloudcostguard.ingest.http.RequestJson;
import io.cloudcostguard.ingest.identity.access.Caller;
import io.cloudcostguard.ingest.identity.access.Needs;
import io.cloudcostguard.ingest.identity.access.Scope;
import io.cloudcostguard.ingest.result.budget.ShownBudget.Contributor;
import io.cloudcostguard.schemas.budget.Budget;
import io.cloudcostguard.schemas.budget.LedgerEntry;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// `/v1/budgets`: lists all budgets with their standing; sets, shows and removes those with a name.
/// A change is in effect when Kafka has acknowledged it; a read may lag behind.
@RestController
@RequestMapping("/v1/budgets")
final class NamedBudgetController {

  /// As many as the stream counts a plan in.
  private static final int MOST_BUDGETS = 500;

  /// So far back a backtest goes.
  private static final Duration USUALLY = Duration.ofDays(90);

  private static final Pattern PLACE = Pattern.compile("[A-Za-z0-9._/-]{1,300}");
  private static final int PAGE = 100;
  private static final int MOST_PER_PAGE = 500;

  /// Of so many workspaces the contributors are looked for.
  private static final int MOST_WORKSPACES = 10_000;

  private final Budgets budgets;
  private final BudgetWrites writes;
  private final BudgetHistory history;
  private final LargeResources resources;
  private final Ledger ledger;
  private final Backtest backtest;
  private final Clock clock;

  NamedBudgetController(
      Budgets budgets,
      BudgetWrites writes,
      BudgetHistory history,
      LargeResources resources,
      Ledger ledger,
      Backtest backtest,
      Clock clock) {
    this.budgets = budgets;
    this.writes = writes;
    this.history = history;
    this.resources = resources;
    this.ledger = ledger;
    this.backtest = backtest;
    this.clock = clock;
  }

  /// @param next the `after` of the next page; null: this is the last
  record BudgetList(List<ShownBudget> budgets, @Nullable String next) {}

  @GetMapping
  @Needs(Scope.READ)
  ResponseEntity<BudgetList> list(Caller caller, HttpServletRequest request) {
    Query query = new Query(request);
    boolean isFiring = isOnlyFiring(query);
    int limit = query.count("limit", PAGE, MOST_PER_PAGE);
    String after = after(query);
    List<Budget> found =
        budgets.list(
            caller.tenant(), after == null ? "" : caller.tenant() + "/" + after, limit + 1);
    List<Budget> page = found.subList(0, Math.min(limit, found.size()));
    Map<String, List<LedgerEntry.Standing>> standings =
        ledger.standings(caller.tenant(), page.stream().map(Budget::id).toList()).stream()
            .collect(Collectors.groupingBy(LedgerEntry.Standing::budgetId));
    YearMonth month = month();
    List<ShownBudget> shown =
        page.stream()
            .map(budget ->
                ShownBudget.of(
                    budget, standings.getOrDefault(budget.id(), List.of()), null, null, month))
            .filter(budget -> !isFiring || budget.isFiring())
            .toList();
    String next =
        found.size() > limit ? page.getLast().id().substring(caller.tenant().length() + 1) : null;
    return ResponseEntity.ok()
        .contentType(MediaType.APPLICATION_JSON)
        .body(new BudgetList(shown, next));
  }

  private static boolean isOnlyFiring(Query query) {
    return switch (query.text("state")) {
      case null -> false;
      case "firing" -> true;
      default -> throw Query.invalid("state", "must be firing, or left out");
    };
  }

  /// The end of the id of a budget: its project, or `budgets/` and its name.
  private static @Nullable String after(Query query) {
    String after = query.text("after");
    if (after != null && !PLACE.matcher(after).matches()) {
      throw Query.invalid("after", "must be `next` of the page before");
    }
    return after;
  }

  @GetMapping("/{name}")
  @Needs(Scope.READ)
  ResponseEntity<ShownBudget> budget(Caller caller, @PathVariable String name) {
    Budget budget = require(caller, name);
    BudgetTerms terms = BudgetTerms.of(budget);
    List<Contributor> contributors = contributors(caller.tenant(), terms);
    ShownBudget shown =
        ShownBudget.of(
            budget,
            ledger.standings(caller.tenant(), List.of(budget.id())),
            contributors,
            resources.of(caller.tenant(), terms, contributors),
            month());
    return ResponseEntity.ok()
        .contentType(MediaType.APPLICATION_JSON)
        .eTag(BudgetTag.of(budget))
        .body(shown);
  }

  /// Who changed the budget and how, and where it stood day by day. Also of one that was removed.
  @GetMapping("/{name}/history")
  @Needs(Scope.READ)
  ResponseEntity<BudgetHistory.History> history(
      Caller caller, @PathVariable String name, HttpServletRequest request) {
    String id = idOf(caller, name);
    return ResponseEntity.ok()
        .contentType(MediaType.APPLICATION_JSON)
        .body(
            history.of(
                caller.tenant(), id, "/v1/budgets/" + name, budgets.find(id), new Query(request)));
  }

  private List<Contributor> contributors(String tenant, BudgetTerms terms) {
    List<Contributor> largest = List.of();
    LedgerEntry.Workspace last = null;
    for (int seen = 0; seen < MOST_WORKSPACES; seen += Ledger.PAGE) {
      List<LedgerEntry.Workspace> page = ledger.workspaces(tenant, terms.onlyProject(), last);
      largest = ShownBudget.largest(terms, largest, page);
      if (page.size() < Ledger.PAGE) {
        break;
      }
      last = page.getLast();
    }
    return largest;
  }

  @PutMapping("/{name}")
  @Needs(Scope.ADMIN)
  ResponseEntity<Budget> set(Caller caller, @PathVariable String name, HttpServletRequest request)
      throws IOException {
    String id = idOf(caller, name);
    RequestJson json = new RequestJson(request, NamedBudgetRequest.EXAMPLE);
    Budget budget = json.as(NamedBudgetRequest.class).budget(caller.tenant(), name, json);
    boolean isDryRun = isDryRun(request);
    writes.write(
        request,
        caller,
        id,
        budget,
        before -> {
          if (before == null && budgets.countNamed(caller.tenant()) >= MOST_BUDGETS) {
            throw json.invalid(
                "A tenant has at most %d budgets with a name. Remove one first."
                    .formatted(MOST_BUDGETS));
          }
          return !isDryRun;
        });
    return ResponseEntity.ok()
        .contentType(MediaType.APPLICATION_JSON)
        .eTag(BudgetTag.of(budget))
        .body(budget);
  }

  /// What a draft would have done to the plans of the past. Nothing is set.
  @PostMapping("/backtest")
  @Needs(Scope.READ)
  ResponseEntity<Backtest.Result> backtest(Caller caller, HttpServletRequest request)
      throws IOException {
    RequestJson json = new RequestJson(request, NamedBudgetRequest.EXAMPLE);
    Budget draft = json.as(NamedBudgetRequest.class).budget(caller.tenant(), "draft", json);
    Instant since = new Query(request).moment("since");
    return ResponseEntity.ok()
        .contentType(MediaType.APPLICATION_JSON)
        .body(backtest.of(draft, since == null ? clock.instant().minus(USUALLY) : since));
  }

  @DeleteMapping("/{name}")
  @Needs(Scope.ADMIN)
  ResponseEntity<Void> remove(
      Caller caller, @PathVariable String name, HttpServletRequest request) {
    writes.write(request, caller, idOf(caller, name), null);
    return ResponseEntity.noContent().build();
  }

  private static boolean isDryRun(HttpServletRequest request) {
    String dryRun = new Query(request).text("dry_run");
    return switch (dryRun) {
      case null -> false;
      case "true" -> true;
      case "false" -> false;
      default -> throw Query.invalid("dry_run", "must be true or false");
    };
  }

  private Budget require(Caller caller, String name) {
    Budget budget = budgets.find(idOf(caller, name));
    if (budget == null) {
      throw ProblemException.of(
          ProblemType.UNKNOWN_BUDGET,
          "There is no budget " + name + ".",
          "Set one with PUT on this path: " + NamedBudgetRequest.EXAMPLE);
    }
    return budget;
  }

  private static String idOf(Caller caller, String name) {
    return Budget.idOfNamed(caller.tenant(), Query.checkedName("name", name));
  }

  private YearMonth month() {
    return YearMonth.from(clock.instant().atOffset(ZoneOffset.UTC));
  }
}
