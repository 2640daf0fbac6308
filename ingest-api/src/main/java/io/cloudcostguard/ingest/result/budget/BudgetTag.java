package io.cloudcostguard.ingest.result.budget;

import io.cloudcostguard.ingest.http.ProblemException;
import io.cloudcostguard.ingest.http.ProblemType;
import io.cloudcostguard.schemas.Json;
import io.cloudcostguard.schemas.Sha256;
import io.cloudcostguard.schemas.budget.Budget;
import jakarta.servlet.http.HttpServletRequest;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/// Names a version of a budget, and refuses to write over another one than the caller has seen.
final class BudgetTag {

  /// The ETag of a budget.
  static String of(Budget budget) {
    byte[] hash = Sha256.of(Json.MAPPER.writeValueAsString(budget));
    return '"' + HexFormat.of().formatHex(hash, 0, 16) + '"';
  }

  /// Refuses a request that says of another version that it knows it.
  ///
  /// @param now the budget as it is; null: there is none
  static void require(HttpServletRequest request, @Nullable Budget now) {
    String match = request.getHeader(HttpHeaders.IF_MATCH);
    String noneMatch = request.getHeader(HttpHeaders.IF_NONE_MATCH);
    boolean differs =
        match != null && (now == null || (!match.strip().equals("*") && !match.contains(of(now))));
    if (differs || ("*".equals(noneMatch) && now != null)) {
      throw ProblemException.of(
          ProblemType.BUDGET_CHANGED,
          "The budget is not what the request says it is.",
          "Read it again, and send its ETag as If-Match.");
    }
  }

  private BudgetTag() {}
}
