package io.cloudcostguard.notifier.message;

import io.cloudcostguard.schemas.recommendation.PlanAdvised;
import io.cloudcostguard.schemas.recommendation.Recommendation;
import io.cloudcostguard.schemas.recommendation.Saving;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The part of a plan's recommendations that is in a message: exact, and of limited size.
///
/// @param monthly what the plan costs a month, as far as known
/// @param together what the best compatible set saves a month
/// @param best whether no other set saves more
/// @param savings the largest, each alone
/// @param more how many more there are
/// @param realised how many of an earlier plan this one has done
/// @param links paths on the API
public record AdviceSummary(
    String id,
    String tenant,
    String project,
    String workspace,
    String currency,
    BigDecimal monthly,
    BigDecimal together,
    boolean best,
    List<One> savings,
    int more,
    int realised,
    Map<String, String> links) {

  private static final int MAX_SAVINGS = 10;
  private static final int MAX_NAME = 200;

  /// One recommendation.
  ///
  /// @param resource the first of `count`
  /// @param monthly what it saves alone; null where that depends on usage
  public record One(
      String id,
      String rule,
      String title,
      String resource,
      int count,
      Saving.Kind kind,
      @Nullable BigDecimal monthly,
      boolean together) {

    static One of(Recommendation one) {
      return new One(
          PlainText.clip(one.id(), MAX_NAME),
          PlainText.clip(one.rule(), MAX_NAME),
          PlainText.clip(one.title(), MAX_NAME),
          PlainText.clip(one.resources().isEmpty() ? "" : one.resources().getFirst(), MAX_NAME),
          one.count(),
          one.saving().kind(),
          one.saving().monthly(),
          one.together());
    }
  }

  public AdviceSummary {
    savings = List.copyOf(savings);
    links = Map.copyOf(links);
  }

  public static AdviceSummary of(PlanAdvised advised) {
    List<Recommendation> all = advised.recommendations();
    List<Recommendation> top = all.subList(0, Math.min(MAX_SAVINGS, all.size()));
    String id = PlainText.clip(advised.id(), MAX_NAME);
    return new AdviceSummary(
        id,
        PlainText.clip(advised.tenant(), MAX_NAME),
        PlainText.clip(advised.project(), MAX_NAME),
        PlainText.clip(advised.workspace(), MAX_NAME),
        PlainText.clip(advised.currency(), MAX_NAME),
        advised.monthly(),
        advised.together(),
        advised.best(),
        top.stream().map(One::of).toList(),
        all.size() - top.size() + advised.notShown(),
        advised.realised() == null ? 0 : advised.realised().size(),
        Map.of("recommendations", "/v1/estimates/" + id + "/recommendations"));
  }

  /// Whether there is something to tell people.
  boolean saysAnything() {
    return !savings.isEmpty() || realised > 0;
  }
}
