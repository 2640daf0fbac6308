package io.cloudcostguard.ingest.result.budget;

import io.cloudcostguard.estimation.actual.BilledBudget;
import io.cloudcostguard.ingest.http.Query;
import io.cloudcostguard.ingest.identity.access.Caller;
import io.cloudcostguard.ingest.identity.access.Needs;
import io.cloudcostguard.ingest.identity.access.Scope;
import io.cloudcostguard.ingest.result.budget.BillComparison.Compared;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/// `/v1/actuals/budgets`: how budgets stand by what was billed, and by where the month will end.
@RestController
final class BilledBudgetController {

  /// Of budgets with the values that they are split by.
  private static final int MOST_ROWS = 5_000;

  private final BillComparison comparison;
  private final Clock clock;

  BilledBudgetController(BillComparison comparison, Clock clock) {
    this.comparison = comparison;
    this.clock = clock;
  }

  /// @param currency in which most is billed; null: nothing is, and no budget is compared
  /// @param notCounted the other currencies of the bill: what is billed in them is in no amount
  /// @param through the last day that is billed in full; null: none is
  record BilledBudgets(
      String month,
      @Nullable String currency,
      List<String> notCounted,
      @Nullable LocalDate through,
      List<BilledBudget> budgets) {}

  @GetMapping("/v1/actuals/budgets")
  @Needs(Scope.READ)
  ResponseEntity<BilledBudgets> billed(Caller caller, HttpServletRequest request) {
    String tenant = caller.tenant();
    YearMonth month =
        new Query(request).month("month", YearMonth.from(clock.instant().atOffset(ZoneOffset.UTC)));
    Compared compared = comparison.of(tenant, month, MOST_ROWS);
    return ResponseEntity.ok()
        .contentType(MediaType.APPLICATION_JSON)
        .body(
            new BilledBudgets(
                month.toString(),
                compared.currency(),
                compared.notCounted(),
                compared.through(),
                compared.standings().stream().map(BillComparison.Standing::billed).toList()));
  }
}
