package io.cloudcostguard.schemas.recommendation;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Event: the recommendations for a plan were computed. The value of `ccg.recommendations`.
///
/// @param id the plan's, and its estimate's
/// @param catalogueVersion the version that priced all of it, as its estimate
/// @param engineVersion the version of the rules of pricing
/// @param rulesVersion the version of the rules of recommendations
/// @param currency of every amount in here
/// @param monthly what the plan's resources will cost, as far as known
/// @param together what is saved if all of the best compatible set is done; never the sum of single
///   savings
/// @param best whether that set was found by trying all; else by taking the largest savings first
/// @param recommendations those with amounts that may be added up first, the largest saving first
/// @param notShown how many there are beyond those
/// @param dropped proposals that are no recommendation, with the reason: the first ones
/// @param droppedInAll how many of those there are
/// @param realised recommendations of earlier plans of the workspace that this plan has done; null:
///   none
/// @param gone the ids of other recommendations of earlier plans that are none any more, e.g. since
///   their resource or their condition is gone; null: none
public record PlanAdvised(
    String id,
    String tenant,
    String project,
    String workspace,
    long catalogueVersion,
    @Nullable String catalogueDigest,
    String engineVersion,
    String rulesVersion,
    String currency,
    BigDecimal monthly,
    BigDecimal together,
    boolean best,
    List<Recommendation> recommendations,
    int notShown,
    List<Dropped> dropped,
    int droppedInAll,
    @Nullable List<RealisedSaving> realised,
    @Nullable List<String> gone) {

  public PlanAdvised {
    recommendations = List.copyOf(recommendations);
    dropped = List.copyOf(dropped);
    realised = realised == null || realised.isEmpty() ? null : List.copyOf(realised);
    gone = gone == null || gone.isEmpty() ? null : List.copyOf(gone);
  }

  /// The same with what came of earlier recommendations of the workspace.
  public PlanAdvised with(List<RealisedSaving> done, List<String> ended) {
    return new PlanAdvised(
        id,
        tenant,
        project,
        workspace,
        catalogueVersion,
        catalogueDigest,
        engineVersion,
        rulesVersion,
        currency,
        monthly,
        together,
        best,
        recommendations,
        notShown,
        dropped,
        droppedInAll,
        done,
        ended);
  }

  /// The key of its record: as its plan's.
  public String key() {
    return tenant + "/" + project + "/" + workspace;
  }

  /// The same for the same plan, however often its recommendations are computed.
  public String eventId() {
    return "advised-" + id;
  }

  /// A proposal that is no recommendation.
  ///
  /// @param reason e.g. that the target has no price in the region
  public record Dropped(String rule, String address, String reason) {}
}
