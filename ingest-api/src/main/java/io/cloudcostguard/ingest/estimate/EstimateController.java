package io.cloudcostguard.ingest.estimate;

import io.cloudcostguard.ingest.IngestProperties;
import io.cloudcostguard.ingest.access.Caller;
import io.cloudcostguard.ingest.access.Needs;
import io.cloudcostguard.ingest.access.Scope;
import io.cloudcostguard.ingest.http.ProblemException;
import io.cloudcostguard.ingest.http.Query;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/// `GET /v1/estimates`: what became of plans, now or as soon as it is known.
@RestController
final class EstimateController {

  private static final Pattern ID = Pattern.compile("[A-Za-z0-9._-]{1,200}");

  private final Estimates estimates;
  private final Outcomes outcomes;
  private final Duration maxWait;

  EstimateController(Estimates estimates, Outcomes outcomes, IngestProperties properties) {
    this.estimates = estimates;
    this.outcomes = outcomes;
    maxWait = properties.maxWait();
  }

  @GetMapping("/v1/estimates/{id}")
  @Needs(Scope.READ)
  ResponseEntity<Object> estimate(
      Caller caller, @PathVariable String id, HttpServletRequest request) {
    checkId(id);
    Duration wait = Wait.of(request, maxWait);
    Status status = outcomes.await(caller.tenant(), id, wait);
    ResponseEntity.BodyBuilder answer =
        ResponseEntity.status(status instanceof Status.Ready ? 200 : 202)
            .contentType(MediaType.APPLICATION_JSON);
    if (wait.isPositive()) {
      answer.header(Wait.APPLIED, "wait=" + wait.toSeconds());
    }
    return switch (status) {
      case Status.Ready(_, String document) -> answer.body(document);
      case Status.Pending() ->
          answer.header(HttpHeaders.RETRY_AFTER, "1").body(new Pending(id, "pending"));
      case Status.Unknown() -> throw unknown();
    };
  }

  @GetMapping("/v1/estimates")
  @Needs(Scope.READ)
  ResponseEntity<Newest> newest(Caller caller, HttpServletRequest request) {
    Query query = new Query(request);
    @Nullable String project = query.text("project");
    if (project != null) {
      Query.checkedName("project", project);
    }
    return ResponseEntity.ok()
        .contentType(MediaType.APPLICATION_JSON)
        .body(
            new Newest(estimates.newest(caller.tenant(), project, query.count("limit", 20, 100))));
  }

  /// Refuses what cannot be an id.
  static void checkId(String id) {
    if (!ID.matcher(id).matches()) {
      throw unknown();
    }
  }

  static ProblemException unknown() {
    return ProblemException.of(
        404,
        "unknown-estimate",
        "There is no such estimate",
        "No plan was submitted under this id.",
        "Use the id from the answer to POST /v1/plans.");
  }

  /// The answer while there is no outcome.
  record Pending(String id, String status) {}

  /// The answer to a list.
  record Newest(List<Estimates.Summary> estimates) {}
}
