package io.cloudcostguard.ingest.result.recommendation;

import io.cloudcostguard.ingest.audit.AuditComment;
import io.cloudcostguard.ingest.http.Page;
import io.cloudcostguard.ingest.http.ProblemException;
import io.cloudcostguard.ingest.http.ProblemType;
import io.cloudcostguard.ingest.http.Query;
import io.cloudcostguard.ingest.http.RequestJson;
import io.cloudcostguard.ingest.identity.access.Caller;
import io.cloudcostguard.ingest.identity.access.Needs;
import io.cloudcostguard.ingest.identity.access.Scope;
import io.cloudcostguard.ingest.result.recommendation.OpenSavings.Item;
import io.cloudcostguard.ingest.result.recommendation.OpenSavings.State;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// `/v1/recommendations`: open savings of a tenant, the oldest first; dismisses one, and takes that
/// back.
@RestController
@RequestMapping("/v1/recommendations")
final class OpenSavingsController {

  private final OpenSavings savings;
  private final Recommendations recommendations;
  private final Dismissals dismissals;
  private final Clock clock;

  OpenSavingsController(
      OpenSavings savings, Recommendations recommendations, Dismissals dismissals, Clock clock) {
    this.savings = savings;
    this.recommendations = recommendations;
    this.dismissals = dismissals;
    this.clock = clock;
  }

  /// The answer.
  ///
  /// @param together what the best sets of the newest plans save together; never the sum of the
  ///   list
  /// @param next the cursor of the page behind this one; null when there is none
  record Part(BigDecimal together, List<Item> recommendations, @Nullable String next) {}

  @GetMapping
  @Needs(Scope.READ)
  ResponseEntity<Part> list(Caller caller, HttpServletRequest request) {
    Query query = new Query(request);
    String asked = query.text("project");
    String project = asked == null ? null : Query.checkedName("project", asked);
    State state = state(query.text("state"));
    int limit = query.count("limit", 50, 200);
    String cursor = query.text("cursor");
    Instant after = null;
    String afterId = "";
    if (cursor != null) {
      String[] parts = Query.checkedName("cursor", cursor).split("_", 2);
      if (parts.length != 2 || !parts[0].matches("\\d{1,18}")) {
        throw Query.invalid("cursor", "must be the `next` of an answer");
      }
      after = Instant.EPOCH.plus(Long.parseLong(parts[0]), ChronoUnit.MICROS);
      afterId = parts[1];
    }
    List<Item> found = savings.list(caller.tenant(), project, state, after, afterId, limit + 1);
    Page<Item> page =
        Page.of(
            found,
            limit,
            item -> ChronoUnit.MICROS.between(Instant.EPOCH, item.since()) + "_" + item.id());
    return ResponseEntity.ok()
        .headers(page.links(request))
        .contentType(MediaType.APPLICATION_JSON)
        .body(
            new Part(
                recommendations.together(caller.tenant(), project), page.items(), page.next()));
  }

  private static State state(@Nullable String word) {
    if (word == null) {
      return State.OPEN;
    }
    return Arrays.stream(State.values())
        .filter(state -> state.word().equals(word))
        .findFirst()
        .orElseThrow(() ->
            Query.invalid(
                "state",
                "must be one of "
                    + Arrays.stream(State.values())
                        .map(State::word)
                        .collect(Collectors.joining(", "))));
  }

  @PutMapping("/{id}/dismissal")
  @Needs(Scope.APPROVE)
  ResponseEntity<Dismissal> dismiss(
      Caller caller, @PathVariable String id, HttpServletRequest request) throws IOException {
    Query.checkedName("id", id);
    RequestJson json = new RequestJson(request, DismissalRequest.EXAMPLE);
    Dismissal dismissal =
        json.as(DismissalRequest.class)
            .checked(json, id, caller.name(), clock.instant().truncatedTo(ChronoUnit.MICROS));
    Dismissal before = dismissals.find(caller.tenant(), id);
    if (!dismissals.put(caller.tenant(), dismissal)) {
      throw ProblemException.of(
          ProblemType.UNKNOWN_RECOMMENDATION,
          "There is no recommendation with this id.",
          "Take an id of GET /v1/recommendations.");
    }
    AuditComment.attach(
        request, dismissal.reason(), before == null ? null : before.json(), dismissal.json());
    return ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(dismissal);
  }

  @DeleteMapping("/{id}/dismissal")
  @Needs(Scope.APPROVE)
  ResponseEntity<Void> restore(Caller caller, @PathVariable String id, HttpServletRequest request) {
    Query.checkedName("id", id);
    Dismissal before = dismissals.find(caller.tenant(), id);
    dismissals.remove(caller.tenant(), id);
    AuditComment.attach(request, null, before == null ? null : before.json(), null);
    return ResponseEntity.noContent().build();
  }
}
