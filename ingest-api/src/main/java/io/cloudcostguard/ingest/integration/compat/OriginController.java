package io.cloudcostguard.ingest.integration.compat;

import io.cloudcostguard.estimation.plan.Holding;
import io.cloudcostguard.ingest.http.ProblemException;
import io.cloudcostguard.ingest.http.Query;
import io.cloudcostguard.ingest.http.RequestTrace;
import io.cloudcostguard.ingest.identity.access.Caller;
import io.cloudcostguard.ingest.identity.access.Needs;
import io.cloudcostguard.ingest.identity.access.Scope;
import io.cloudcostguard.ingest.identity.limit.PlanMemory;
import io.cloudcostguard.ingest.identity.limit.Readings;
import io.cloudcostguard.ingest.result.estimate.Outcomes;
import io.cloudcostguard.ingest.result.estimate.Status;
import io.cloudcostguard.ingest.result.recommendation.Recommendations;
import io.cloudcostguard.ingest.submission.Intake;
import io.cloudcostguard.ingest.submission.SourceForm;
import io.cloudcostguard.schemas.estimate.PlanCancelled;
import io.cloudcostguard.schemas.estimate.PlanEstimated;
import io.cloudcostguard.schemas.estimate.PlanRejected;
import io.cloudcostguard.schemas.plan.PlanSource;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// `POST /estimate`: submits a plan as every other, waits for its estimate, and answers as the
/// first CloudCostGuard did.
@RestController
@ConditionalOnProperty(name = "ccg.compat.origin.enabled", matchIfMissing = true)
final class OriginController {

  private static final int MAX_BYTES = 16 * 1024 * 1024;

  /// How often a body is in memory as a tree.
  private static final int TREE = 5;

  private static final Pattern REGION = Pattern.compile("[A-Za-z0-9-]{1,64}");
  private static final Pattern NUMBER = Pattern.compile("\\d{1,9}");
  private static final Pattern NOT_IN_NAMES = Pattern.compile("[^A-Za-z0-9._-]");
  private static final int LONGEST_REPOSITORY = 255;

  /// How long recommendations may take after the estimate; then the answer has none.
  private static final Duration FOR_ADVICE = Duration.ofSeconds(2);

  private final Intake intake;
  private final Readings readings;
  private final PlanMemory memory;
  private final Outcomes outcomes;
  private final OriginHistory history;
  private final Recommendations recommendations;
  private final CompatProperties properties;

  OriginController(
      Intake intake,
      Readings readings,
      PlanMemory memory,
      Outcomes outcomes,
      OriginHistory history,
      Recommendations recommendations,
      CompatProperties properties) {
    this.intake = intake;
    this.readings = readings;
    this.memory = memory;
    this.outcomes = outcomes;
    this.history = history;
    this.recommendations = recommendations;
    this.properties = properties;
  }

  /// All methods come here: a caller without the scope is told so first, and then which method it
  /// takes.
  @RequestMapping("/estimate")
  @Needs(Scope.SUBMIT)
  ResponseEntity<String> estimate(Caller caller, HttpServletRequest request) throws IOException {
    if (!request.getMethod().equals("POST")) {
      throw new OriginException(405, "Only POST method is allowed");
    }
    try (PlanMemory.Lease lease = memory.lease()) {
      return estimate(caller, request, lease);
    }
  }

  private ResponseEntity<String> estimate(
      Caller caller, HttpServletRequest request, PlanMemory.Lease lease) throws IOException {
    OriginPlan plan =
        readings.read(
            request.getInputStream(), (bytes, reading) -> read(bytes, reading.within(lease)));
    if (history.oldestPrices() == null) {
      throw new OriginException(503, "Pricing data is not available");
    }
    String id = accept(caller, plan, new Query(request), request);
    if (!(outcomes.await(caller.tenant(), id, properties.maxWait())
        instanceof Status.Ready ready)) {
      throw new OriginException(503, "The estimate was not ready in time: " + id);
    }
    return switch (ready.read()) {
      case PlanEstimated estimate ->
          ResponseEntity.ok()
              .contentType(MediaType.APPLICATION_JSON)
              .body(
                  OriginEstimate.of(
                          estimate,
                          OriginAdvice.of(recommendations.await(caller.tenant(), id, FOR_ADVICE)))
                      .toString());
      case PlanRejected _, PlanCancelled _ ->
          throw new OriginException(500, "Failed to estimate cost");
    };
  }

  private static OriginPlan read(InputStream bytes, Holding holding) throws IOException {
    byte[] body = bytes.readNBytes(MAX_BYTES + 1);
    if (body.length > MAX_BYTES) {
      throw OriginException.unreadable();
    }
    holding.hold((long) body.length * TREE);
    return OriginPlan.of(body);
  }

  private String accept(Caller caller, OriginPlan plan, Query query, HttpServletRequest request)
      throws IOException {
    String region = query.text("region");
    String repository = query.text("repo");
    String number = query.text("prNumber");
    int pullRequest =
        number != null && NUMBER.matcher(number).matches() ? Integer.parseInt(number) : 0;
    Intake.Parcel parcel =
        new Intake.Parcel(
            caller.tenant(),
            caller.name(),
            projectOf(repository),
            "pr-" + pullRequest,
            region != null && REGION.matcher(region).matches() ? region : "us-east-1",
            null,
            sourceOf(repository, pullRequest));
    try {
      String id =
          intake.accept(parcel, plan.asTerraform(), plan.expected(), RequestTrace.of(request));
      if (repository != null && isKept(repository)) {
        history.add(caller.tenant(), id, repository, pullRequest);
      }
      return id;
    } catch (ProblemException e) {
      throw e.problem().status() == 503
          ? new OriginException(503, e.problem().detail())
          : OriginException.unreadable();
    }
  }

  private static boolean isKept(@Nullable String repository) {
    return repository != null
        && repository.length() <= LONGEST_REPOSITORY
        && repository.codePoints().noneMatch(Character::isISOControl);
  }

  /// Plans of one repository belong together.
  private static String projectOf(@Nullable String repository) {
    String name = NOT_IN_NAMES.matcher(repository == null ? "" : repository).replaceAll("-");
    return name.isEmpty() ? "default" : name.substring(0, Math.min(name.length(), 128));
  }

  private static PlanSource sourceOf(@Nullable String repository, int pullRequest) {
    return new PlanSource(
        repository != null && SourceForm.isRepository(repository) ? repository : null,
        pullRequest == 0 ? null : pullRequest,
        null,
        null,
        null,
        null,
        null);
  }

  @ExceptionHandler
  void refused(OriginException e, HttpServletResponse response) throws IOException {
    OriginErrors.write(response, e.status(), String.valueOf(e.getMessage()));
  }
}
