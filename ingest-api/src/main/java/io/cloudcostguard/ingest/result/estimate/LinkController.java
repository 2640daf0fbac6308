package io.cloudcostguard.ingest.result.estimate;

import io.cloudcostguard.estimation.render.EstimateFormat;
import io.cloudcostguard.ingest.http.Change;
import io.cloudcostguard.ingest.http.Problem;
import io.cloudcostguard.ingest.http.ProblemException;
import io.cloudcostguard.ingest.http.ProblemType;
import io.cloudcostguard.ingest.http.Query;
import io.cloudcostguard.ingest.identity.access.Caller;
import io.cloudcostguard.ingest.identity.access.Needs;
import io.cloudcostguard.ingest.identity.access.Open;
import io.cloudcostguard.ingest.identity.access.Scope;
import io.cloudcostguard.ingest.identity.tenant.Tenants;
import io.cloudcostguard.schemas.secret.EstimateLinks;
import io.cloudcostguard.schemas.secret.SecretBox;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.HtmlUtils;

/// `/e/TOKEN`: the page of one estimate for the holder of the link, as messages have it; and the
/// links of an estimate.
@RestController
final class LinkController {

  private static final int USUAL_DAYS = 14;
  private static final int MOST_DAYS = 90;

  private final EstimateLinks links;
  private final LinkRevocations revocations;
  private final Outcomes outcomes;
  private final Tenants tenants;
  private final Clock clock;

  LinkController(
      SecretBox box, LinkRevocations revocations, Outcomes outcomes, Tenants tenants, Clock clock) {
    links = new EstimateLinks(box);
    this.revocations = revocations;
    this.outcomes = outcomes;
    this.tenants = tenants;
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
    Instant now = clock.instant();
    Instant end = now.truncatedTo(ChronoUnit.SECONDS).plus(Duration.ofDays(days));
    EstimateLinks.Link link = new EstimateLinks.Link(caller.tenant(), id, now, end);
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
  ResponseEntity<byte[]> page(
      @PathVariable String token, HttpServletRequest request, HttpServletResponse response) {
    try {
      return ResponseEntity.ok()
          .contentType(EstimateFormats.typeOf(EstimateFormat.HTML))
          .body(EstimateFormats.body(EstimateFormat.HTML, opened(token), response));
    } catch (ProblemException refused) {
      if (!isBrowser(request)) {
        throw refused;
      }
      return pageOf(refused);
    }
  }

  /// The outcome that a link opens.
  ///
  /// @throws ProblemException if it opens none, or none yet
  private Status.Ready opened(String token) {
    EstimateLinks.Link link = links.open(token, clock.instant());
    if (link == null || revocations.isRevoked(link) || tenants.open(link.tenant()) == null) {
      throw ProblemException.of(
          ProblemType.UNKNOWN_ESTIMATE,
          "This link has expired, was revoked, or is not complete.",
          "Ask the person who sent it for a new one, or sign in to the console.");
    }
    return switch (outcomes.look(link.tenant(), link.estimate())) {
      case Status.Ready ready -> ready;
      case Status.Pending _ -> throw Outcomes.notYet(link.estimate());
      case Status.Unknown _ -> throw EstimateController.unknown();
    };
  }

  private static boolean isBrowser(HttpServletRequest request) {
    String accept = request.getHeader(HttpHeaders.ACCEPT);
    return accept != null && accept.contains(MediaType.TEXT_HTML_VALUE);
  }

  /// The reader of a message has no use for JSON.
  private static ResponseEntity<byte[]> pageOf(ProblemException refused) {
    Problem problem = refused.problem();
    String page =
        "<!doctype html><html lang=\"en\"><meta charset=\"utf-8\">"
            + "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">"
            + "<title>%1$s</title><h1>%1$s</h1><p>%2$s</p><p>%3$s</p></html>"
                .formatted(
                    HtmlUtils.htmlEscape(problem.title()),
                    HtmlUtils.htmlEscape(problem.detail()),
                    HtmlUtils.htmlEscape(problem.hint()));
    ResponseEntity.BodyBuilder answer =
        ResponseEntity.status(problem.status())
            .contentType(EstimateFormats.typeOf(EstimateFormat.HTML));
    refused.headers().forEach(answer::header);
    return answer.body(page.getBytes(StandardCharsets.UTF_8));
  }
}
