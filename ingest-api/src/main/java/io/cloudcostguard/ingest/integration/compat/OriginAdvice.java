package io.cloudcostguard.ingest.integration.compat;

import io.cloudcostguard.schemas.recommendation.PlanAdvised;
import io.cloudcostguard.schemas.recommendation.Recommendation;
import io.cloudcostguard.schemas.recommendation.Saving;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Recommendations as the first CloudCostGuard says them: sentences. Their amounts are computed;
/// those of the first one were constants.
final class OriginAdvice {

  private static final int MOST = 50;

  /// Of a plan; none where they did not come in time.
  static List<String> of(@Nullable PlanAdvised advised) {
    List<String> advice = new ArrayList<>();
    if (advised != null) {
      for (Recommendation one : advised.recommendations()) {
        BigDecimal monthly = one.saving().monthly();
        if (monthly != null && advice.size() < MOST) {
          advice.add(
              "💡 %s: %s - %s $%s/month"
                  .formatted(
                      one.resources().getFirst(),
                      one.title(),
                      one.saving().kind() == Saving.Kind.CEILING ? "save up to" : "save",
                      monthly.setScale(2, RoundingMode.HALF_EVEN).toPlainString()));
        }
      }
    }
    return advice;
  }

  private OriginAdvice() {}
}
