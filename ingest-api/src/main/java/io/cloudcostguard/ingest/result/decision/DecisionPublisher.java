package io.cloudcostguard.ingest.result.decision;

import io.cloudcostguard.estimation.decision.Decision;
import io.cloudcostguard.estimation.decision.Reason;
import io.cloudcostguard.estimation.decision.Ruling;
import io.cloudcostguard.ingest.kafka.Publisher;
import io.cloudcostguard.ingest.result.due.DueDecisions;
import io.cloudcostguard.ingest.result.due.DueDecisions.Due;
import io.cloudcostguard.ingest.result.estimate.Outcomes;
import io.cloudcostguard.ingest.result.estimate.Status;
import io.cloudcostguard.schemas.Sha256;
import io.cloudcostguard.schemas.Topics;
import io.cloudcostguard.schemas.budget.LedgerEntry;
import io.cloudcostguard.schemas.decision.PlanDecided;
import io.cloudcostguard.schemas.decision.PlanDecided.State;
import io.cloudcostguard.schemas.estimate.PlanCancelled;
import io.cloudcostguard.schemas.estimate.PlanEstimated;
import io.cloudcostguard.schemas.estimate.PlanRejected;
import io.cloudcostguard.schemas.event.EventHeaders;
import io.cloudcostguard.schemas.event.EventType;
import io.cloudcostguard.schemas.event.TraceParent;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Publishes decisions to `ccg.decisions`: the first of a plan, and each in which something else is
/// decided than in the one before, by other rules or because of another approval. How much is left
/// below a limit is as of that decision.
@Component
class DecisionPublisher {

  private final DueDecisions due;
  private final Decisions decisions;
  private final Outcomes outcomes;
  private final Publisher publisher;
  private final Clock clock;

  DecisionPublisher(
      DueDecisions due, Decisions decisions, Outcomes outcomes, Publisher publisher, Clock clock) {
    this.due = due;
    this.decisions = decisions;
    this.outcomes = outcomes;
    this.publisher = publisher;
    this.clock = clock;
  }

  /// What is said of a plan.
  private record Said(
      State state,
      List<String> reasons,
      List<String> limits,
      @Nullable String next,
      @Nullable String approvedBy,
      String told,
      @Nullable Instant until) {

    static Said of(State state, String reason) {
      return new Said(
          state,
          reason.isBlank() ? List.of() : List.of(clipped(reason)),
          List.of(),
          null,
          null,
          digest(Stream.empty()),
          null);
    }

    static Said of(Decisions.Timed timed) {
      Decision decision = timed.decision();
      return new Said(
          state(decision.decision()),
          clipped(told(decision).map(Reason::message)),
          clipped(decision.limits().stream()),
          decision.next(),
          decision.decision().blocks()
              ? null
              : decision.reasons().stream()
                  .map(Reason::approvedBy)
                  .filter(Objects::nonNull)
                  .findFirst()
                  .orElse(null),
          digest(
              decision.reasons().stream()
                  .filter(reason -> reason.ruling() != Ruling.PASS)
                  .map(reason ->
                      String.join("|", reason.scope(), reason.rule(), reason.ruling().name()))),
          timed.until());
    }

    /// Of what is not kept, without amounts.
    private static String digest(Stream<String> rules) {
      return Sha256.hex(rules.sorted().collect(Collectors.joining("\n")));
    }

    boolean isThatOf(Due plan) {
      return state == plan.state()
          && Objects.equals(approvedBy, plan.approvedBy())
          && (plan.told() == null || plan.told().equals(told));
    }

    /// What is kept is told where nothing is broken; else its limit is.
    private static Stream<Reason> told(Decision decision) {
      return decision.reasons().stream()
          .filter(reason -> decision.decision() == Ruling.PASS || reason.ruling() != Ruling.PASS);
    }

    private static List<String> clipped(Stream<String> texts) {
      return texts.limit(PlanDecided.MOST_REASONS).map(Said::clipped).toList();
    }

    private static String clipped(String text) {
      return text.length() <= PlanDecided.LONGEST_REASON
          ? text
          : text.substring(0, PlanDecided.LONGEST_REASON - 1) + "…";
    }

    private static State state(Ruling ruling) {
      return switch (ruling) {
        case PASS -> State.PASS;
        case WARN -> State.WARN;
        case INCOMPLETE -> State.INCOMPLETE;
        case SOFT_BLOCK -> State.SOFT_BLOCK;
        case HARD_BLOCK -> State.HARD_BLOCK;
      };
    }
  }

  void decide(Due plan) {
    Said said = said(plan);
    if (said.isThatOf(plan)) {
      due.unchanged(plan, said.told(), said.until());
      return;
    }
    PlanDecided decided =
        new PlanDecided(
            plan.planId(),
            plan.tenant(),
            plan.project(),
            plan.workspace(),
            said.state(),
            due.before(plan),
            said.reasons(),
            said.limits(),
            said.next(),
            said.approvedBy(),
            plan.submittedAt(),
            plan.number() + 1,
            plan.source());
    publisher.publish(
        Topics.DECISIONS,
        LedgerEntry.Workspace.keyOf(plan.tenant(), plan.project(), plan.workspace()),
        decided,
        new EventHeaders(
            idOf(decided),
            EventType.PLAN_DECIDED,
            Publisher.SOURCE,
            plan.planId(),
            clock.instant(),
            TraceParent.continuing(null)));
    due.published(plan, decided, said.told(), said.until());
  }

  private Said said(Due plan) {
    return switch (outcomes.look(plan.tenant(), plan.planId())) {
      case Status.Ready ready ->
          switch (ready.withoutLines()) {
            case PlanEstimated estimate -> Said.of(decisions.timed(estimate));
            case PlanRejected rejected -> Said.of(State.NOT_ESTIMATED, rejected.reason());
            case PlanCancelled _ -> Said.of(State.NOT_ESTIMATED, "The plan was cancelled.");
          };
      case Status.Pending _, Status.Unknown _ -> Said.of(State.PENDING, "");
    };
  }

  /// The same for the same decision, however often it is published.
  private static String idOf(PlanDecided decided) {
    return UUID.nameUUIDFromBytes(
            String.join(
                    "|",
                    decided.tenant(),
                    decided.planId(),
                    Integer.toString(decided.number()),
                    decided.state().name(),
                    String.valueOf(decided.approvedBy()))
                .getBytes(StandardCharsets.UTF_8))
        .toString();
  }
}
