package io.cloudcostguard.benchmarks.cluster;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/// The results of a cluster run.
///
/// @param poison records that no service can read, written on purpose
/// @param deadLetters records that services put aside
/// @param unreadable records of estimates and alerts that cannot be read
/// @param gaps the longest in estimates after each fault, by its kind
/// @param longestGap of all, whatever it was after
/// @param longestEnds how long parts took to end when asked to, by name
/// @param ends parts that ended by themselves, with their last words
/// @param seconds from the first plan to quiet
public record ClusterReport(
    Plans plans,
    Alerts alerts,
    Deliveries deliveries,
    Audited audited,
    int poison,
    int deadLetters,
    int unreadable,
    Map<String, List<Duration>> gaps,
    Duration longestGap,
    Map<String, Duration> longestEnds,
    List<String> ends,
    double seconds) {

  private static final int MOST_ENDS = 30;

  /// The outcomes of the plans.
  ///
  /// @param accepted plans that were answered with 202
  /// @param lost of these, without an estimate
  /// @param twice of these, with more than one outcome
  /// @param twiceAtTwo of these, sent to two instances at once; the others were sent again
  /// @param unknown on `ccg.plans`, but never answered with 202
  /// @param again records of `ccg.plans` beyond the first of a plan
  /// @param outOfOrder estimated before a plan of the workspace that was accepted earlier
  /// @param versionsGoneBack estimates at an older catalogue version than the one before
  /// @param versions catalogue versions that priced something
  /// @param unread not in the read model
  /// @param sentTwice to two instances at once
  /// @param otherIds of these, with two ids
  /// @param refused answers that said to try again
  /// @param unanswered requests without an answer
  public record Plans(
      int accepted,
      int lost,
      int twice,
      int twiceAtTwo,
      int unknown,
      int again,
      int outOfOrder,
      int versionsGoneBack,
      int versions,
      int unread,
      int sentTwice,
      int otherIds,
      int refused,
      int unanswered) {

    boolean isSound() {
      return lost + twice + unknown + outOfOrder + versionsGoneBack + unread + otherIds == 0;
    }
  }

  /// What should be on `ccg.alerts` by one account, held against it.
  ///
  /// @param lost expected, and not there
  /// @param tooMany there, and not expected, or twice
  public record Account(int expected, int lost, int tooMany) {

    boolean isSound() {
      return lost + tooMany == 0;
    }
  }

  /// What was told of budgets.
  ///
  /// @param got records on `ccg.alerts`
  /// @param ids of these, different ones
  /// @param byEstimates by a replay of `ccg.estimates` through the budgets
  /// @param byPlans by the plans as they were submitted
  public record Alerts(int got, int ids, Account byEstimates, Account byPlans) {

    boolean isSound() {
      return got == ids && byEstimates.isSound() && byPlans.isSound();
    }
  }

  /// What came to the receiver.
  ///
  /// @param events estimates and alerts
  /// @param lost of these, that the receiver never took
  /// @param repeated how often it took one again
  /// @param different that came with another `webhook-id` or body the second time
  /// @param invalid requests whose signature did not hold
  public record Deliveries(int events, int lost, int repeated, int different, int invalid) {

    boolean isSound() {
      return lost + different + invalid == 0;
    }
  }

  /// What the audit found.
  ///
  /// @param isProven whether every estimate is identical, and every plan has one
  public record Audited(String summary, boolean isProven) {}

  /// Whether everything that was promised was kept.
  public boolean isSound() {
    return plans.isSound()
        && alerts.isSound()
        && deliveries.isSound()
        && audited.isProven()
        && unreadable == 0
        && (poison > 0 || deadLetters == 0);
  }

  /// For docs/benchmarks.md.
  public String asTable() {
    return """
    | what | figure |
    |---|---|
    | plans answered with 202 | %,d |
    | of these, without an estimate: lost | %,d |
    | of these, with more than one outcome: double; of these, sent to two instances at once | %,d; %,d |
    | records of `ccg.plans` beyond the first of a plan; of plans never answered with 202 | %,d; %,d |
    | sent to two instances at once; of these, with two ids | %,d; %,d |
    | answers to retry; requests without an answer | %,d; %,d |
    | estimated before a plan of the workspace that was accepted earlier | %,d |
    | catalogue versions; how often a workspace went back to an older one | %,d; %,d |
    | not in the read model | %,d |
    | alerts on `ccg.alerts`; different ids | %,d; %,d |
    | alerts by a replay of `ccg.estimates`: expected; lost; too many | %s |
    | alerts by the plans as submitted: expected; lost; too many | %s |
    | events for the receiver: lost; taken again; with another webhook-id or body; badly signed | %,d: %,d; %,d; %,d; %,d |
    | `audit verify` | %s |
    | unreadable records written on purpose; dead letters; unreadable outcomes and alerts | %,d; %,d; %,d |
    | from the first plan to quiet | %.0f s, %.1f plans/s |
    | longest gap in the estimates of a partition while a plan of it waited | %s |

    | after | times | longest gap: median | longest |
    |---|---|---|---|
    %s

    | SIGTERM until the end, longest | |
    |---|---|
    %s

    Ended by themselves: %s
    """
        .formatted(
            plans.accepted,
            plans.lost,
            plans.twice,
            plans.twiceAtTwo,
            plans.again,
            plans.unknown,
            plans.sentTwice,
            plans.otherIds,
            plans.refused,
            plans.unanswered,
            plans.outOfOrder,
            plans.versions,
            plans.versionsGoneBack,
            plans.unread,
            alerts.got,
            alerts.ids,
            said(alerts.byEstimates),
            said(alerts.byPlans),
            deliveries.events,
            deliveries.lost,
            deliveries.repeated,
            deliveries.different,
            deliveries.invalid,
            audited.summary,
            poison,
            deadLetters,
            unreadable,
            seconds,
            plans.accepted / seconds,
            said(longestGap),
            gaps.entrySet().stream()
                .map(gap -> row(gap.getKey(), gap.getValue()))
                .collect(Collectors.joining("\n")),
            longestEnds.entrySet().stream()
                .map(end -> "| %s | %s |".formatted(end.getKey(), said(end.getValue())))
                .collect(Collectors.joining("\n")),
            ends.isEmpty() ? "none" : "%d times".formatted(ends.size()) + listed(ends));
  }

  private static String listed(List<String> ends) {
    return ends.stream()
        .limit(MOST_ENDS)
        .map(end -> "\n- " + end)
        .collect(Collectors.joining("", "", ends.size() > MOST_ENDS ? "\n- and more" : ""));
  }

  private static String row(String fault, List<Duration> longest) {
    List<Duration> sorted = longest.stream().sorted().toList();
    return "| %s | %d | %s | %s |"
        .formatted(
            fault, sorted.size(), said(sorted.get(sorted.size() / 2)), said(sorted.getLast()));
  }

  private static String said(Account account) {
    return "%,d; %,d; %,d".formatted(account.expected, account.lost, account.tooMany);
  }

  private static String said(Duration time) {
    return String.format(Locale.ROOT, "%.1f s", time.toMillis() / 1e3);
  }
}
