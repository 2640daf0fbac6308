package io.cloudcostguard.ingest.result.estimate;

import io.cloudcostguard.estimation.compare.Comparison;
import io.cloudcostguard.estimation.render.ComparisonFormat;
import io.cloudcostguard.ingest.http.ProblemException;
import io.cloudcostguard.ingest.http.ProblemType;
import io.cloudcostguard.ingest.http.Query;
import io.cloudcostguard.ingest.identity.access.Caller;
import io.cloudcostguard.ingest.identity.access.Needs;
import io.cloudcostguard.ingest.identity.access.Scope;
import io.cloudcostguard.schemas.estimate.PlanEstimated;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/// `GET /v1/comparisons`: by how much two estimates differ, and why.
@RestController
final class ComparisonController {

  private static final RequestedFormat.Formats<ComparisonFormat> FORMATS =
      new RequestedFormat.Formats<>(
          "a comparison",
          List.of(ComparisonFormat.values()),
          ComparisonFormat::word,
          ComparisonFormat::mediaType);

  private final Outcomes outcomes;

  ComparisonController(Outcomes outcomes) {
    this.outcomes = outcomes;
  }

  @GetMapping("/v1/comparisons")
  @Needs(Scope.READ)
  ResponseEntity<Object> compare(
      Caller caller, HttpServletRequest request, HttpServletResponse response) {
    response.addHeader(HttpHeaders.VARY, HttpHeaders.ACCEPT);
    ComparisonFormat format = RequestedFormat.of(request, FORMATS);
    Query query = new Query(request);
    PlanEstimated from = estimate(caller.tenant(), "from", query);
    PlanEstimated to = estimate(caller.tenant(), "to", query);
    if (!from.currency().equals(to.currency())) {
      throw ProblemException.of(
          ProblemType.DIFFERENT_CURRENCIES,
          "`from` is in %s, `to` is in %s.".formatted(from.currency(), to.currency()),
          "Compare estimates in one currency.");
    }
    Comparison comparison = Comparison.of(from, to);
    return ResponseEntity.ok()
        .contentType(RequestedFormat.typeOf(format.mediaType()))
        .body(
            switch (format) {
              case JSON -> comparison;
              case TABLE, MARKDOWN -> format.text(comparison).getBytes(StandardCharsets.UTF_8);
            });
  }

  private PlanEstimated estimate(String tenant, String side, Query query) {
    String id = query.text(side);
    if (id == null) {
      throw Query.invalid(side, "must be the id of an estimate");
    }
    EstimateController.checkId(id);
    return switch (outcomes.look(tenant, id)) {
      case Status.Ready ready -> ready.estimate();
      case Status.Pending _ -> throw Outcomes.notYet(id);
      case Status.Unknown _ -> throw EstimateController.unknown();
    };
  }
}
