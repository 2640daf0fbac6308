package io.cloudcostguard.estimation.budget;

import io.cloudcostguard.schemas.budget.CostGroup;
import io.cloudcostguard.schemas.budget.Costs;
import io.cloudcostguard.schemas.budget.Proposal;
import io.cloudcostguard.schemas.budget.WorkspaceCosts;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What one workspace brings to a budget.
///
/// @param planned known monthly cost with its newest proposal
/// @param open the same with all proposals that add to it
/// @param proposals how many do
/// @param notPriced how many resources are not in it
/// @param atLeast 1 where its newest plan covers a part only
/// @param reduced by how much that part lowers it
public record Share(
    BigDecimal planned,
    BigDecimal open,
    int proposals,
    int notPriced,
    int atLeast,
    BigDecimal reduced) {

  /// The shares of a workspace by the instances of a budget; empty where it holds nothing of it.
  public static Map<String, Share> of(
      BudgetTerms terms, String project, String workspace, @Nullable WorkspaceCosts costs) {
    if (costs == null
        || (costs.settled() == null && costs.proposals().isEmpty())
        || !terms.holds(project, workspace)) {
      return Map.of();
    }
    Adding adding = new Adding(terms, project, workspace, costs);
    Map<String, Share> shares = new HashMap<>();
    adding.sums.forEach((instance, sum) -> shares.put(instance, sum.share()));
    return shares;
  }

  private static final class Adding {
    private final BudgetTerms terms;
    private final String project;
    private final String workspace;
    private final Map<String, Parts> sums = new HashMap<>();
    private final int proposals;

    Adding(BudgetTerms terms, String project, String workspace, WorkspaceCosts costs) {
      this.terms = terms;
      this.project = project;
      this.workspace = workspace;
      proposals = costs.proposals().size();
      if (terms.holdsWholeWorkspaces() && terms.isSplitByWorkspace()) {
        CostGroup any = new CostGroup("", "", Map.of(), BigDecimal.ZERO, 0);
        parts(terms.instance(project, workspace, any, null));
      }
      add(costs.settled(), (parts, group) -> parts.settled.add(group));
      for (int i = 0; i < proposals; i++) {
        Proposal proposal = costs.proposals().get(i);
        int at = i;
        add(proposal.whole(), (parts, group) -> parts.whole(at).add(group));
        add(proposal.part(), (parts, group) -> parts.part(at).add(group));
      }
      boolean atLeast = proposals > 0 && costs.proposals().getLast().part() != null;
      sums.values().forEach(parts -> parts.atLeast = atLeast);
    }

    private interface Into {
      void take(Parts parts, CostGroup group);
    }

    private void add(@Nullable Costs costs, Into into) {
      if (costs == null) {
        return;
      }
      for (CostGroup group : costs.groups()) {
        if (terms.holds(group)) {
          into.take(parts(terms.instance(project, workspace, group, costs.dropped())), group);
        }
      }
    }

    private Parts parts(String instance) {
      return sums.computeIfAbsent(instance, _ -> new Parts(proposals));
    }
  }

  private static final class Total {
    private BigDecimal known = BigDecimal.ZERO;
    private int notPriced;

    void add(CostGroup group) {
      known = known.add(group.known());
      notPriced += group.notPriced();
    }
  }

  private static final class Parts {
    private final Total settled = new Total();
    private final List<Total> wholes = new ArrayList<>();
    private final List<Total> parts = new ArrayList<>();
    private boolean atLeast;

    Parts(int proposals) {
      for (int i = 0; i < proposals; i++) {
        wholes.add(new Total());
        parts.add(new Total());
      }
    }

    Total whole(int at) {
      return wholes.get(at);
    }

    Total part(int at) {
      return parts.get(at);
    }

    Share share() {
      BigDecimal open = settled.known;
      int adding = 0;
      for (int i = 0; i < wholes.size(); i++) {
        BigDecimal change = wholes.get(i).known.add(parts.get(i).known);
        if (change.signum() > 0) {
          open = open.add(change);
          adding++;
        }
      }
      Total whole = wholes.isEmpty() ? new Total() : wholes.getLast();
      Total part = parts.isEmpty() ? new Total() : parts.getLast();
      return new Share(
          settled.known.add(whole.known).add(part.known),
          open,
          adding,
          Math.max(0, Math.max(settled.notPriced + whole.notPriced, part.notPriced)),
          atLeast ? 1 : 0,
          part.known.min(BigDecimal.ZERO).negate());
    }
  }
}
