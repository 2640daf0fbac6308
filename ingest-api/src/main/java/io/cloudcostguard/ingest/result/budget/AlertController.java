package io.cloudcostguard.ingest.result.budget;

import io.cloudcostguard.ingest.PlanIds;
import io.cloudcostguard.ingest.http.Change;
import io.cloudcostguard.ingest.http.ProblemException;
import io.cloudcostguard.ingest.http.ProblemType;
import io.cloudcostguard.ingest.http.Query;
import io.cloudcostguard.ingest.http.RequestJson;
import io.cloudcostguard.ingest.identity.access.Caller;
import io.cloudcostguard.ingest.identity.access.Needs;
import io.cloudcostguard.ingest.identity.access.Scope;
import io.cloudcostguard.ingest.kafka.Publisher;
import io.cloudcostguard.schemas.Topics;
import io.cloudcostguard.schemas.budget.AlertAnswer;
import io.cloudcostguard.schemas.budget.AlertAnswer.Kind;
import io.cloudcostguard.schemas.budget.AlertAnswered;
import io.cloudcostguard.schemas.budget.Budget;
import io.cloudcostguard.schemas.budget.LedgerEntry;
import io.cloudcostguard.schemas.event.EventHeaders;
import io.cloudcostguard.schemas.event.EventType;
import io.cloudcostguard.schemas.event.TraceParent;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/// Acknowledges and snoozes alerts of budgets. An answer is in effect when the stream has read it;
/// one to an alert that is over by then has none.
@RestController
final class AlertController {

  private final Budgets budgets;
  private final Ledger ledger;
  private final Publisher publisher;
  private final PlanIds ids;
  private final Clock clock;

  AlertController(Budgets budgets, Ledger ledger, Publisher publisher, PlanIds ids, Clock clock) {
    this.budgets = budgets;
    this.ledger = ledger;
    this.publisher = publisher;
    this.ids = ids;
    this.clock = clock;
  }

  @PostMapping("/v1/budgets/{name}/alerts/{threshold}/acknowledge")
  @Needs(Scope.APPROVE)
  ResponseEntity<AlertAnswered> acknowledge(
      Caller caller,
      @PathVariable String name,
      @PathVariable String threshold,
      HttpServletRequest request)
      throws IOException {
    return answer(caller, named(caller, name), threshold, Kind.ACKNOWLEDGED, request);
  }

  @PostMapping("/v1/budgets/{name}/alerts/{threshold}/snooze")
  @Needs(Scope.APPROVE)
  ResponseEntity<AlertAnswered> snooze(
      Caller caller,
      @PathVariable String name,
      @PathVariable String threshold,
      HttpServletRequest request)
      throws IOException {
    return answer(caller, named(caller, name), threshold, Kind.SNOOZED, request);
  }

  @PostMapping("/v1/projects/{project}/budget/alerts/{threshold}/acknowledge")
  @Needs(Scope.APPROVE)
  ResponseEntity<AlertAnswered> acknowledgeOfProject(
      Caller caller,
      @PathVariable String project,
      @PathVariable String threshold,
      HttpServletRequest request)
      throws IOException {
    return answer(caller, ofProject(caller, project), threshold, Kind.ACKNOWLEDGED, request);
  }

  @PostMapping("/v1/projects/{project}/budget/alerts/{threshold}/snooze")
  @Needs(Scope.APPROVE)
  ResponseEntity<AlertAnswered> snoozeOfProject(
      Caller caller,
      @PathVariable String project,
      @PathVariable String threshold,
      HttpServletRequest request)
      throws IOException {
    return answer(caller, ofProject(caller, project), threshold, Kind.SNOOZED, request);
  }

  private static String named(Caller caller, String name) {
    return Budget.idOfNamed(caller.tenant(), Query.checkedName("name", name));
  }

  private static String ofProject(Caller caller, String project) {
    return Budget.idOf(caller.tenant(), Query.checkedName("project", project));
  }

  private ResponseEntity<AlertAnswered> answer(
      Caller caller, String budgetId, String threshold, Kind kind, HttpServletRequest request)
      throws IOException {
    String checked = Query.checkedName("threshold", threshold);
    RequestJson json = new RequestJson(request, AnswerRequest.EXAMPLE);
    AnswerRequest requested = json.as(AnswerRequest.class);
    AlertAnswer answer = requested.answer(kind, caller.name(), clock.instant(), json);
    String instance = requested.instanceOrNone(json);
    if (budgets.find(budgetId) == null) {
      throw ProblemException.of(
          ProblemType.UNKNOWN_BUDGET,
          "There is no such budget.",
          "GET /v1/budgets lists all budgets.");
    }
    LedgerEntry.Standing standing =
        ledger.standings(caller.tenant(), List.of(budgetId)).stream()
            .filter(one -> one.instance().equals(instance))
            .findFirst()
            .orElse(null);
    if (standing == null || !standing.firing().containsKey(checked)) {
      throw ProblemException.of(
          ProblemType.ALERT_NOT_FIRING,
          "No alert of the threshold " + checked + " fires.",
          "The budget's standing lists the thresholds that are crossed, by `instance`.");
    }
    AlertAnswered answered =
        new AlertAnswered(budgetId, caller.tenant(), instance, checked, answer);
    Map<String, AlertAnswer> before = standing.answers();
    Change.note(request, before == null ? null : before.get(checked), answer);
    publisher.publish(
        Topics.ALERT_ANSWERS,
        budgetId,
        answered,
        new EventHeaders(
            ids.next(),
            EventType.ALERT_ANSWERED,
            Publisher.SOURCE,
            budgetId,
            clock.instant(),
            TraceParent.continuing(request.getHeader(TraceParent.HEADER))),
        caller.name());
    return ResponseEntity.accepted().contentType(MediaType.APPLICATION_JSON).body(answered);
  }
}
