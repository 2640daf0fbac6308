package io.cloudcostguard.ingest.integration.compat;

import io.cloudcostguard.estimation.render.EstimateFormat;
import io.cloudcostguard.ingest.http.ProblemException;
import io.cloudcostguard.ingest.http.ProblemType;
import io.cloudcostguard.ingest.http.Query;
import io.cloudcostguard.ingest.http.RequestTrace;
import io.cloudcostguard.ingest.identity.access.Caller;
import io.cloudcostguard.ingest.identity.access.Needs;
import io.cloudcostguard.ingest.identity.access.Scope;
import io.cloudcostguard.ingest.result.estimate.EstimateFormats;
import io.cloudcostguard.ingest.result.estimate.Outcomes;
import io.cloudcostguard.ingest.result.estimate.Status;
import io.cloudcostguard.ingest.submission.FormParts;
import io.cloudcostguard.ingest.submission.Intake;
import io.cloudcostguard.schemas.plan.PlanSource;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/// `POST /breakdown` and `POST /diff`, as Infracost's hosted plan-JSON API has them: a form with a
/// plan in, its estimate out. Both sides are in every answer, so that the two are one.
@RestController
@ConditionalOnProperty(name = "ccg.compat.plan-json.enabled", matchIfMissing = true)
final class PlanJsonController {

  private static final String NO_NAME = "default";

  private final Intake intake;
  private final Outcomes outcomes;
  private final Duration maxWait;

  PlanJsonController(Intake intake, Outcomes outcomes, PlanJsonProperties properties) {
    this.intake = intake;
    this.outcomes = outcomes;
    maxWait = properties.maxWait();
  }

  @PostMapping({"/breakdown", "/diff"})
  @Needs(Scope.SUBMIT)
  ResponseEntity<byte[]> estimate(
      Caller caller, HttpServletRequest request, HttpServletResponse response) throws IOException {
    Query query = new Query(request);
    Intake.Parcel parcel =
        new Intake.Parcel(
            caller.tenant(),
            caller.name(),
            query.name("project", NO_NAME),
            query.name("workspace", NO_NAME),
            null,
            null,
            PlanSource.NONE);
    Wish wish = new Wish();
    String id =
        intake.acceptForm(
            parcel, request, new FormParts("path", "usage-file", wish), RequestTrace.of(request));
    if (outcomes.awaitAccepted(caller.tenant(), id, maxWait) instanceof Status.Ready ready) {
      return ResponseEntity.ok()
          .contentType(typeOf(wish.format))
          .body(EstimateFormats.body(wish.format, ready, response));
    }
    throw notInTime(id);
  }

  private static MediaType typeOf(EstimateFormat format) {
    return switch (format) {
      case INFRACOST_JSON -> MediaType.APPLICATION_JSON;
      case HTML -> new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8);
      case TABLE, JSON, MARKDOWN, CSV, FOCUS_CSV, FOCUS_1_2_CSV, SARIF, JUNIT, CODE_QUALITY ->
          new MediaType(MediaType.TEXT_PLAIN, StandardCharsets.UTF_8);
    };
  }

  private static ProblemException notInTime(String id) {
    return ProblemException.of(
            ProblemType.NOT_IN_TIME,
            "The plan was accepted as " + id + ", but its estimate is not there yet.",
            "GET /v1/estimates/" + id + " has it later.")
        .with("Retry-After", "5");
  }

  /// What the other parts of the form ask for. Only `format` has an effect.
  private static final class Wish implements FormParts.Texts {

    private EstimateFormat format = EstimateFormat.TABLE;

    @Override
    public void take(String part, String text) {
      if (part.equals("format")) {
        format =
            switch (text.strip()) {
              case "json" -> EstimateFormat.INFRACOST_JSON;
              case "html" -> EstimateFormat.HTML;
              case "", "table", "diff" -> EstimateFormat.TABLE;
              default -> throw Query.invalid("format", "must be json, table, html or diff");
            };
      }
    }
  }
}
