package io.cloudcostguard.ingest.submission;

import io.cloudcostguard.ingest.http.ProblemException;
import io.cloudcostguard.ingest.http.ProblemType;
import io.cloudcostguard.ingest.http.RequestTrace;
import io.cloudcostguard.ingest.identity.access.Caller;
import io.cloudcostguard.ingest.identity.access.Needs;
import io.cloudcostguard.ingest.identity.access.Scope;
import io.cloudcostguard.ingest.kafka.Publisher;
import io.cloudcostguard.ingest.result.estimate.Outcomes;
import io.cloudcostguard.ingest.result.estimate.Status;
import io.cloudcostguard.ingest.result.estimate.Wait;
import io.cloudcostguard.schemas.Topics;
import io.cloudcostguard.schemas.event.EventHeaders;
import io.cloudcostguard.schemas.event.EventType;
import io.cloudcostguard.schemas.event.TraceParent;
import io.cloudcostguard.schemas.plan.CancellationRequested;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.Map;
import java.util.regex.Pattern;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/// `DELETE /v1/plans/{id}`: requests the cancellation of a plan. The estimator decides whether it
/// was in time; the final outcome is an estimate or a cancellation.
@RestController
final class CancelController {

  private static final Pattern ID = Pattern.compile("[A-Za-z0-9._-]{1,200}");
  private static final String CANCELLED = "cancelled";

  private final Outcomes outcomes;
  private final Publisher publisher;
  private final Wait waits;
  private final Clock clock;

  CancelController(Outcomes outcomes, Publisher publisher, Wait waits, Clock clock) {
    this.outcomes = outcomes;
    this.publisher = publisher;
    this.waits = waits;
    this.clock = clock;
  }

  @DeleteMapping("/v1/plans/{id}")
  @Needs(Scope.SUBMIT)
  ResponseEntity<Object> cancel(
      Caller caller, @PathVariable String id, HttpServletRequest request) {
    if (!ID.matcher(id).matches()) {
      throw unknown();
    }
    Status now = outcomes.look(caller.tenant(), id);
    boolean mayBeInTime = outcomes.mayArrive(now, id);
    if (mayBeInTime) {
      TraceParent trace = RequestTrace.of(request);
      ask(caller.tenant(), id, trace);
      now = outcomes.awaitAccepted(caller.tenant(), id, waits.of(request));
    }
    return switch (now) {
      case Status.Ready(String outcome, String document, _) when outcome.equals(CANCELLED) ->
          ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(document);
      case Status.Ready(String outcome, _, _) -> throw tooLate(outcome);
      case Status.Pending() -> requested(id);
      case Status.Unknown() when mayBeInTime -> requested(id);
      case Status.Unknown() -> throw unknown();
    };
  }

  private void ask(String tenant, String id, TraceParent trace) {
    EventHeaders headers =
        new EventHeaders(
            "cancellation-" + id,
            EventType.CANCELLATION_REQUESTED,
            Publisher.SOURCE,
            id,
            clock.instant(),
            trace);
    CancellationRequested requested = new CancellationRequested(id, tenant);
    publisher.publish(Topics.CANCELLATIONS, requested.key(), requested, headers);
  }

  private static ResponseEntity<Object> requested(String id) {
    String estimate = "/v1/estimates/" + id;
    return ResponseEntity.accepted()
        .contentType(MediaType.APPLICATION_JSON)
        .header(HttpHeaders.LOCATION, estimate)
        .header(HttpHeaders.RETRY_AFTER, "1")
        .body(new Requested(id, "cancelling", Map.of("estimate", estimate)));
  }

  private static ProblemException tooLate(String outcome) {
    return ProblemException.of(
        ProblemType.TOO_LATE_TO_CANCEL,
        "The plan was " + outcome + " before it could be cancelled.",
        "GET /v1/estimates/{id} shows the outcome.");
  }

  private static ProblemException unknown() {
    return ProblemException.of(
        ProblemType.UNKNOWN_PLAN,
        "No plan has this id.",
        "Use the id from the answer to POST /v1/plans.");
  }

  /// The answer while there is no outcome.
  record Requested(String id, String status, Map<String, String> links) {}
}
