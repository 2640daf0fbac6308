package io.cloudcostguard.ingest.result.estimate;

import io.cloudcostguard.estimation.render.EstimateFormat;
import io.cloudcostguard.ingest.http.Change;
import io.cloudcostguard.ingest.http.ProblemException;
import io.cloudcostguard.ingest.http.ProblemType;
import io.cloudcostguard.ingest.http.Query;
import io.cloudcostguard.ingest.identity.access.Caller;
import io.cloudcostguard.ingest.identity.access.Needs;
import io.cloudcostguard.ingest.identity.access.Open;
import io.cloudcostguard.ingest.identity.access.Scope;
import io.cloudcostguard.schemas.secret.EstimateLinks;
import io.cloudcostguard.schemas.secret.SecretBox;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/// `/e/TOKEN`: the page of one estimate for the holder of the link, as messages have it; and the
/// links of an estimate.
@RestController
final class LinkController {

  private static final int USUAL_DAYS = 14;
  private static final int MOST_DAYS = 90;

  private final EstimateLinks links;
  private final LinkRevocations revocations;
  private final Outcomes outcomes;
  private final Clock clock;

  LinkController(SecretBox box, LinkRevocations revocations, Outcomes outcomes, Clock clock) {
    links = new EstimateLinks(box);
    this.revocations = revocations;
    this.outcomes = outcomes;
    this.clock = clock;
  }

  /// A link.
  ///
  /// @param path below the public URL
  record Made(String estimate, String path, Instant expiresAt) {}

  /// What is audited of a link: not the link, which opens the estimate.
  record Given(String estimate, Instant expiresAt) {}

  /// What is audited of links that open nothing any more.
  record Revoked(String estimate, Instant revokedAt) {}

  @PostMapping("/v1/estimates/{id}/links")
  @Needs(Scope.READ)
  ResponseEntity<Made> add(Caller caller, @PathVariable String id, HttpServletRequest request) {
    EstimateController.checkId(id);
    int days = new Query(request).count("days", USUAL_DAYS, MOST_DAYS);
    if (outcomes.look(caller.tenant(), id) instanceof Status.Unknown) {
      throw EstimateController.unknown();
    }
    Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
    EstimateLinks.Link link =
        new EstimateLinks.Link(caller.tenant(), id, now, now.plus(Duration.ofDays(days)));
    Change.note(request, null, new Given(id, link.expires()));
    return ResponseEntity.status(201).body(new Made(id, "/e/" + links.token(link), link.expires()));
  }

  @DeleteMapping("/v1/estimates/{id}/links")
  @Needs(Scope.ADMIN)
  ResponseEntity<Void> revoke(Caller caller, @PathVariable String id, HttpServletRequest request) {
    EstimateController.checkId(id);
    Instant now = clock.instant();
    revocations.revoke(caller.tenant(), id, now);
    Change.note(request, null, new Revoked(id, now));
    return ResponseEntity.noContent().build();
  }

  @GetMapping("/e/{token}")
  @Open(because = "the link is signed, and opens one estimate")
  ResponseEntity<byte[]> page(@PathVariable String token, HttpServletResponse response) {
    EstimateLinks.Link link = links.open(token, clock.instant());
    if (link == null || revocations.isRevoked(link)) {
      throw ProblemException.of(
          ProblemType.UNKNOWN_ESTIMATE,
          "This link has expired, was revoked, or is not complete.",
          "Ask the person who sent it for a new one, or sign in to the console.");
    }
    if (!(outcomes.look(link.tenant(), link.estimate()) instanceof Status.Ready ready)) {
      throw EstimateController.unknown();
    }
    return ResponseEntity.ok()
        .contentType(EstimateFormats.typeOf(EstimateFormat.HTML))
        .body(EstimateFormats.body(EstimateFormat.HTML, ready, response));
  }
}
