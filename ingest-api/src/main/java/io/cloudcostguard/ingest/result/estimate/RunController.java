package io.cloudcostguard.ingest.result.estimate;

import io.cloudcostguard.ingest.http.ProblemException;
import io.cloudcostguard.ingest.http.ProblemType;
import io.cloudcostguard.ingest.http.Query;
import io.cloudcostguard.ingest.identity.access.Caller;
import io.cloudcostguard.ingest.identity.access.Needs;
import io.cloudcostguard.ingest.identity.access.Scope;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/// `GET /v1/runs/{run}`: the plans that were submitted with `run=`, now or as soon as all of them
/// have an outcome.
@RestController
final class RunController {

  private static final int MOST_PLANS = 10_000;

  private final Runs runs;
  private final OutcomeSignals signals;
  private final Wait waits;

  RunController(Runs runs, OutcomeSignals signals, Wait waits) {
    this.runs = runs;
    this.signals = signals;
    this.waits = waits;
  }

  @GetMapping("/v1/runs/{run}")
  @Needs(Scope.READ)
  ResponseEntity<RunStatus> run(
      Caller caller, @PathVariable String run, HttpServletRequest request) {
    Query.checkedName("run", run);
    int announced = new Query(request).count("plans", 0, MOST_PLANS);
    Duration wait = waits.of(request);
    RunStatus status =
        signals.await(
            caller.tenant(),
            Estimates.runKey(caller.tenant(), run),
            wait,
            () -> RunStatus.of(run, runs.plans(caller.tenant(), run), announced),
            RunStatus::isDone);
    if (status.plans().isEmpty() && announced == 0) {
      throw unknown();
    }
    ResponseEntity.BodyBuilder answer =
        ResponseEntity.status(status.isDone() ? 200 : 202).contentType(MediaType.APPLICATION_JSON);
    if (wait.isPositive()) {
      answer.header(Wait.APPLIED, "wait=" + wait.toSeconds());
    }
    if (!status.isDone()) {
      answer.header(HttpHeaders.RETRY_AFTER, "1");
    }
    return answer.body(status);
  }

  private static ProblemException unknown() {
    return ProblemException.of(
        ProblemType.UNKNOWN_RUN,
        "No plan belongs to this run.",
        "Submit plans with POST /v1/plans?run=<name>; use ?plans=<number> to wait for them.");
  }
}
