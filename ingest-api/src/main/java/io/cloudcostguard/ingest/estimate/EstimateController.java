package io.cloudcostguard.ingest.estimate;

import io.cloudcostguard.ingest.IngestProperties;
import io.cloudcostguard.ingest.PlanIds;
import io.cloudcostguard.ingest.access.Caller;
import io.cloudcostguard.ingest.access.Needs;
import io.cloudcostguard.ingest.access.Scope;
import io.cloudcostguard.ingest.http.ProblemException;
import io.cloudcostguard.ingest.http.Query;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.Collections;
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
  private static final String PREFERENCE_APPLIED = "Preference-Applied";

  /// How long a plan that another instance accepted may take to get into the read model.
  private static final Duration ON_ITS_WAY = Duration.ofMinutes(1);

  private final Estimates estimates;
  private final AcceptedPlans accepted;
  private final Arrivals arrivals;
  private final PlanIds ids;
  private final Duration maxWait;

  EstimateController(
      Estimates estimates,
      AcceptedPlans accepted,
      Arrivals arrivals,
      PlanIds ids,
      IngestProperties properties) {
    this.estimates = estimates;
    this.accepted = accepted;
    this.arrivals = arrivals;
    this.ids = ids;
    maxWait = properties.maxWait();
  }

  @GetMapping("/v1/estimates/{id}")
  @Needs(Scope.READ)
  ResponseEntity<Object> estimate(
      Caller caller, @PathVariable String id, HttpServletRequest request) {
    if (!ID.matcher(id).matches()) {
      throw unknown();
    }
    String prefer = String.join(",", Collections.list(request.getHeaders("Prefer")));
    Duration wait = Wait.of(prefer, maxWait);
    Status status = look(caller.tenant(), id);
    if (wait.isPositive() && mayArrive(status, id)) {
      status = arrivals.await(id, wait, () -> look(caller.tenant(), id));
    }
    ResponseEntity.BodyBuilder answer =
        ResponseEntity.status(status instanceof Status.Ready ? 200 : 202)
            .contentType(MediaType.APPLICATION_JSON);
    if (wait.isPositive()) {
      answer.header(PREFERENCE_APPLIED, "wait=" + wait.toSeconds());
    }
    return switch (status) {
      case Status.Ready(String document) -> answer.body(document);
      case Status.Pending() ->
          answer.header(HttpHeaders.RETRY_AFTER, "1").body(new Pending(id, "pending"));
      case Status.Unknown() -> throw unknown();
    };
  }

  private Status look(String tenant, String id) {
    Status status = estimates.find(tenant, id);
    return status instanceof Status.Unknown && accepted.contains(tenant, id)
        ? new Status.Pending()
        : status;
  }

  private boolean mayArrive(Status status, String id) {
    return switch (status) {
      case Status.Ready _ -> false;
      case Status.Pending _ -> true;
      case Status.Unknown _ -> ids.isYoungerThan(id, ON_ITS_WAY);
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

  private static ProblemException unknown() {
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
