package io.cloudcostguard.estimation.budget;

import io.cloudcostguard.schemas.budget.CostTerm;
import io.cloudcostguard.schemas.budget.Costs;
import io.cloudcostguard.schemas.budget.PriceEffect;
import io.cloudcostguard.schemas.budget.Proposal;
import io.cloudcostguard.schemas.budget.WorkspaceCosts;
import io.cloudcostguard.schemas.budget.WorkspaceCosts.Closed;
import io.cloudcostguard.schemas.plan.PlanSource;
import io.cloudcostguard.schemas.plan.Stage;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Keeps what a workspace costs and what is proposed to change of it: state and event in, state
/// out. What comes twice or too late changes nothing.
public final class WorkspaceLedger {

  /// How long a pull request is open without a new plan, until it no longer counts.
  public static final Duration OPEN_FOR = Duration.ofDays(30);

  /// How many proposals a workspace has at most; the oldest gives way.
  static final int MOST_PROPOSALS = 16;

  private static final int MOST_CLOSED = 16;

  /// Closed is the workspace with all its plans.
  private static final String EVERYTHING = "*";

  /// A plan was estimated. It makes no difference whether it is the newest of its workspace
  /// already.
  ///
  /// A whole plan says what the workspace costs now; its change is what its pull request proposes.
  /// A plan of a part (`-target`, errored, deferred) says nothing of the rest, so it never takes
  /// the place of a whole one.
  ///
  /// @param at when it was submitted, in milliseconds
  public static WorkspaceCosts estimated(
      WorkspaceCosts before, String planId, @Nullable PlanSource source, long at, PlanCost plan) {
    String key = keyOf(source);
    if (planId.equals(before.settledBy()) || isClosed(before, planId, key, at)) {
      return before;
    }
    if (source != null && source.stage() == Stage.APPLIED) {
      WorkspaceCosts applied =
          applied(before, planId, plan.part() ? plan.change() : plan.after(), plan.part());
      return new WorkspaceCosts(
          applied.settled(),
          applied.settledBy(),
          without(applied.proposals(), key),
          applied.closed());
    }
    Proposal earlier = find(before.proposals(), key);
    List<Proposal> others = without(before.proposals(), key);
    if (!plan.part()) {
      others = withoutApplied(before, others, plan.before());
      return next(
          before,
          plan.before(),
          plus(others, new Proposal(key, planId, at, plan.change(), null, source)));
    }
    Costs whole = earlier == null ? null : earlier.whole();
    boolean isAllThatIsKnown = before.settled() == null && whole == null;
    Costs part = isAllThatIsKnown ? plan.after() : plan.changeOfPart();
    return next(
        before, before.settled(), plus(others, new Proposal(key, planId, at, whole, part, source)));
  }

  /// The same with a plan as the newest, where it is that of a proposal, or does not count any
  /// more; null: nothing is known of it.
  public static @Nullable WorkspaceCosts withNewest(WorkspaceCosts costs, String planId) {
    if (planId.equals(costs.settledBy())
        || costs.closed().stream().anyMatch(closed -> closed.what().equals(planId))) {
      return costs;
    }
    for (Proposal proposal : costs.proposals()) {
      if (proposal.planId().equals(planId)) {
        return next(
            costs, costs.settled(), plus(without(costs.proposals(), proposal.key()), proposal));
      }
    }
    return null;
  }

  /// A plan was applied. Where a later one was already, only its proposal ends: the later plan
  /// found what it had made of the workspace.
  ///
  /// @param after what the workspace costs since, or, of a plan of a part, what that changed
  public static WorkspaceCosts applied(
      WorkspaceCosts before, String planId, Costs after, boolean part) {
    String newest = before.settledBy();
    List<Proposal> others =
        before.proposals().stream().filter(proposal -> !proposal.planId().equals(planId)).toList();
    if (newest != null && newest.compareTo(planId) >= 0) {
      return others.size() == before.proposals().size()
          ? before
          : next(before, before.settled(), others);
    }
    Costs counted = part ? null : counted(before, planId);
    Costs placed = counted == null ? placed(before, after) : counted;
    return new WorkspaceCosts(
        part ? CostSums.plus(before.settled(), placed) : placed, planId, others, before.closed());
  }

  /// What an applied plan makes of the workspace, where the ledger counts both sides of that plan:
  /// at the prices of now. Null: it does not.
  private static @Nullable Costs counted(WorkspaceCosts before, String planId) {
    for (Proposal proposal : before.proposals()) {
      if (proposal.planId().equals(planId)
          && proposal.part() == null
          && isOnly(before.settled(), planId, CostTerm.Side.BEFORE)
          && isOnly(proposal.whole(), planId, CostTerm.Side.CHANGE)) {
        return CostSums.plus(before.settled(), proposal.whole());
      }
    }
    return null;
  }

  private static boolean isOnly(@Nullable Costs costs, String planId, CostTerm.Side side) {
    return costs != null
        && costs.termsOrNone().size() == 1
        && costs.termsOrNone().getFirst().planId().equals(planId)
        && costs.termsOrNone().getFirst().side() == side;
  }

  /// The report of an applied plan does not name the plan's record; its proposal does.
  private static Costs placed(WorkspaceCosts before, Costs after) {
    return after.of(
        after.termsOrNone().stream()
            .map(term ->
                term.partition() != null
                    ? term
                    : all(before)
                        .flatMap(costs -> costs.termsOrNone().stream())
                        .filter(known ->
                            known.planId().equals(term.planId()) && known.partition() != null)
                        .findFirst()
                        .map(known -> term.readFrom(known.partition(), known.offset()))
                        .orElse(term))
            .toList());
  }

  private static Stream<Costs> all(WorkspaceCosts costs) {
    return Stream.concat(
        Stream.ofNullable(costs.settled()),
        costs.proposals().stream()
            .flatMap(proposal ->
                Stream.concat(
                    Stream.ofNullable(proposal.whole()), Stream.ofNullable(proposal.part()))));
  }

  /// A plan costs another amount at the prices of a new version. What is not at the prices that the
  /// effect begins with stays as it is.
  public static WorkspaceCosts repriced(WorkspaceCosts before, PriceEffect.OnPlan effect) {
    Costs settled = repriced(before.settled(), effect);
    List<Proposal> proposals = new ArrayList<>();
    for (Proposal proposal : before.proposals()) {
      proposals.add(
          new Proposal(
              proposal.key(),
              proposal.planId(),
              proposal.at(),
              repriced(proposal.whole(), effect),
              repriced(proposal.part(), effect),
              proposal.source()));
    }
    return next(before, settled, proposals);
  }

  private static @Nullable Costs repriced(@Nullable Costs costs, PriceEffect.OnPlan effect) {
    if (costs == null) {
      return null;
    }
    Costs sum = costs;
    List<CostTerm> terms = new ArrayList<>();
    for (CostTerm term : costs.termsOrNone()) {
      boolean isMoved =
          term.planId().equals(effect.planId()) && term.version() == effect.prices().since();
      if (isMoved) {
        sum = CostSums.plus(sum, effect.of(term.side()));
      }
      terms.add(isMoved ? term.at(effect.prices().version()) : term);
    }
    return sum.of(terms);
  }

  /// A plan will not be applied. One that a newer plan of its pull request replaced makes no
  /// difference any more.
  public static WorkspaceCosts withdrawn(WorkspaceCosts before, String planId, long at) {
    if (before.closed().stream().anyMatch(closed -> closed.what().equals(planId))) {
      return before;
    }
    return new WorkspaceCosts(
        before.settled(),
        before.settledBy(),
        before.proposals().stream().filter(proposal -> !proposal.planId().equals(planId)).toList(),
        closed(before.closed(), new Closed(planId, at)));
  }

  /// A pull request was merged, or closed without that. Plans that are submitted later, when it is
  /// open again, count again.
  public static WorkspaceCosts ended(
      WorkspaceCosts before, String repository, int pullRequest, boolean merged, long at) {
    String key = keyOf(repository, pullRequest);
    Proposal ended = find(before.proposals(), key);
    if (before.closed().stream()
        .anyMatch(closed -> closed.what().equals(key) && closed.at() >= at)) {
      return before;
    }
    List<Closed> closed = closed(before.closed(), new Closed(key, at));
    if (ended == null || ended.at() > at) {
      return new WorkspaceCosts(before.settled(), before.settledBy(), before.proposals(), closed);
    }
    return new WorkspaceCosts(
        merged
            ? CostSums.plus(before.settled(), CostSums.plus(ended.whole(), ended.part()))
            : before.settled(),
        before.settledBy(),
        without(before.proposals(), key),
        closed);
  }

  /// A workspace was taken down. Plans that were submitted before, and reports of them, change
  /// nothing any more; a newer plan counts again.
  ///
  /// @param at in milliseconds
  public static WorkspaceCosts retired(WorkspaceCosts before, long at) {
    if (isGone(before)) {
      return before;
    }
    String newest =
        Stream.concat(
                Stream.ofNullable(before.settledBy()),
                before.proposals().stream().map(Proposal::planId))
            .max(Comparator.naturalOrder())
            .orElse(null);
    return new WorkspaceCosts(
        null, newest, List.of(), closed(before.closed(), new Closed(EVERYTHING, at)));
  }

  /// Whether it costs nothing that counts, and nothing is proposed: what is left only tells late
  /// news from new ones.
  public static boolean isGone(WorkspaceCosts costs) {
    return costs.settled() == null && costs.proposals().isEmpty();
  }

  /// Without pull requests of which nothing was heard for [#OPEN_FOR], and without what is left of
  /// a workspace that is gone as long.
  ///
  /// @param now in milliseconds
  public static WorkspaceCosts expired(WorkspaceCosts before, long now) {
    long oldest = now - OPEN_FOR.toMillis();
    if (isGone(before) && before.closed().stream().allMatch(closed -> closed.at() < oldest)) {
      return WorkspaceCosts.NONE;
    }
    List<Proposal> open =
        before.proposals().stream()
            .filter(proposal -> proposal.key().isEmpty() || proposal.at() >= oldest)
            .toList();
    return open.size() == before.proposals().size()
        ? before
        : new WorkspaceCosts(before.settled(), before.settledBy(), open, before.closed());
  }

  /// The key of a plan's proposal.
  static String keyOf(@Nullable PlanSource source) {
    return source == null || source.pullRequest() == null
        ? ""
        : keyOf(Objects.requireNonNullElse(source.repository(), ""), source.pullRequest());
  }

  private static String keyOf(String repository, int pullRequest) {
    return repository + "#" + pullRequest;
  }

  private static boolean isClosed(WorkspaceCosts costs, String planId, String key, long at) {
    return costs.closed().stream()
        .anyMatch(closed ->
            closed.what().equals(planId)
                || (closed.at() >= at
                    && (closed.what().equals(EVERYTHING)
                        || (!key.isEmpty() && closed.what().equals(key)))));
  }

  /// Where the workspace costs now exactly what an older proposal would have made of it, that was
  /// applied without a notice.
  private static List<Proposal> withoutApplied(
      WorkspaceCosts costs, List<Proposal> proposals, Costs now) {
    if (costs.settled() == null) {
      return proposals;
    }
    BigDecimal moved = CostSums.known(now).subtract(CostSums.known(costs.settled()));
    if (moved.signum() == 0) {
      return proposals;
    }
    for (Proposal proposal : proposals) {
      if (proposal.part() == null && CostSums.known(proposal.whole()).compareTo(moved) == 0) {
        return without(proposals, proposal.key());
      }
    }
    return proposals;
  }

  private static WorkspaceCosts next(
      WorkspaceCosts before, @Nullable Costs settled, List<Proposal> proposals) {
    return new WorkspaceCosts(settled, before.settledBy(), proposals, before.closed());
  }

  private static @Nullable Proposal find(List<Proposal> proposals, String key) {
    return proposals.stream()
        .filter(proposal -> proposal.key().equals(key))
        .findFirst()
        .orElse(null);
  }

  private static List<Proposal> without(List<Proposal> proposals, String key) {
    return proposals.stream().filter(proposal -> !proposal.key().equals(key)).toList();
  }

  private static List<Proposal> plus(List<Proposal> proposals, Proposal newest) {
    List<Proposal> all = new ArrayList<>(proposals);
    all.add(newest);
    return newest(all, MOST_PROPOSALS);
  }

  private static List<Closed> closed(List<Closed> before, Closed newest) {
    List<Closed> all = new ArrayList<>(before);
    all.removeIf(closed -> closed.what().equals(newest.what()));
    all.add(newest);
    return newest(all, MOST_CLOSED);
  }

  private static <T> List<T> newest(List<T> all, int most) {
    return all.subList(Math.max(0, all.size() - most), all.size());
  }

  private WorkspaceLedger() {}
}
