package io.cloudcostguard.ingest.result.budget;

import io.cloudcostguard.ingest.http.ProblemException;
import io.cloudcostguard.ingest.http.ProblemType;
import io.cloudcostguard.ingest.http.Query;
import io.cloudcostguard.ingest.http.RequestJson;
import io.cloudcostguard.ingest.identity.access.Caller;
import io.cloudcostguard.ingest.identity.access.Needs;
import io.cloudcostguard.ingest.identity.access.Scope;
import io.cloudcostguard.schemas.budget.Budget;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// `/v1/projects/{project}/budget`: sets, shows and removes a project's budget. A change is in
/// effect when Kafka has acknowledged it; a read may lag behind.
@RestController
@RequestMapping("/v1/projects/{project}/budget")
final class BudgetController {

  private final Budgets budgets;
  private final BudgetWrites writes;
  private final Ledger ledger;
  private final BudgetHistory history;

  BudgetController(Budgets budgets, BudgetWrites writes, Ledger ledger, BudgetHistory history) {
    this.budgets = budgets;
    this.writes = writes;
    this.ledger = ledger;
    this.history = history;
  }

  @PutMapping
  @Needs(Scope.ADMIN)
  ResponseEntity<Budget> set(
      Caller caller, @PathVariable String project, HttpServletRequest request) throws IOException {
    String id = idOf(caller, project);
    RequestJson json = new RequestJson(request, BudgetRequest.EXAMPLE);
    BudgetRequest requested = json.as(BudgetRequest.class);
    Budget budget =
        new Budget(
            id,
            caller.tenant(),
            project,
            requested.limit(json),
            requested.warns(),
            requested.requiresApproval(),
            requested.hardLimit(json));
    writes.write(request, caller, id, budget);
    return ResponseEntity.ok()
        .contentType(MediaType.APPLICATION_JSON)
        .eTag(BudgetTag.of(budget))
        .body(budget);
  }

  @GetMapping
  @Needs(Scope.READ)
  ResponseEntity<BudgetAnswer> budget(Caller caller, @PathVariable String project) {
    Budget budget = budgets.find(idOf(caller, project));
    if (budget == null) {
      throw ProblemException.of(
          ProblemType.UNKNOWN_BUDGET,
          "No budget is set for " + project + ".",
          "Set one with PUT on this path: " + BudgetRequest.EXAMPLE);
    }
    return ResponseEntity.ok()
        .contentType(MediaType.APPLICATION_JSON)
        .eTag(BudgetTag.of(budget))
        .body(
            BudgetAnswer.of(
                budget,
                BudgetAnswer.Shown.of(ledger.standings(caller.tenant(), List.of(budget.id())))));
  }

  /// Who changed the budget and how, and where the project stood day by day.
  @GetMapping("/history")
  @Needs(Scope.READ)
  ResponseEntity<BudgetHistory.History> history(
      Caller caller, @PathVariable String project, HttpServletRequest request) {
    String id = idOf(caller, project);
    return ResponseEntity.ok()
        .contentType(MediaType.APPLICATION_JSON)
        .body(
            history.of(
                caller.tenant(),
                id,
                "/v1/projects/" + project + "/budget",
                budgets.find(id),
                new Query(request)));
  }

  @DeleteMapping
  @Needs(Scope.ADMIN)
  ResponseEntity<Void> remove(
      Caller caller, @PathVariable String project, HttpServletRequest request) {
    writes.write(request, caller, idOf(caller, project), null);
    return ResponseEntity.noContent().build();
  }

  private static String idOf(Caller caller, String project) {
    return Budget.idOf(caller.tenant(), Query.checkedName("project", project));
  }
}
