package io.cloudcostguard.ingest.result.estimate;

import io.cloudcostguard.estimation.render.EstimateFormat;
import io.cloudcostguard.ingest.http.Cursor;
import io.cloudcostguard.ingest.http.Page;
import io.cloudcostguard.ingest.http.ProblemException;
import io.cloudcostguard.ingest.http.ProblemType;
import io.cloudcostguard.ingest.http.Query;
import io.cloudcostguard.ingest.identity.access.Caller;
import io.cloudcostguard.ingest.identity.access.Needs;
import io.cloudcostguard.ingest.identity.access.Scope;
import io.cloudcostguard.schemas.Sha256;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/// `GET /v1/estimates`: the outcomes of plans, with long polling.
@RestController
final class EstimateController {

  private static final Pattern ID = Pattern.compile("[A-Za-z0-9._-]{1,200}");

  private static final int TAG = 32;

  private final History history;
  private final Outcomes outcomes;
  private final Wait waits;

  EstimateController(History history, Outcomes outcomes, Wait waits) {
    this.history = history;
    this.outcomes = outcomes;
    this.waits = waits;
  }

  @GetMapping("/v1/estimates/{id}")
  @Needs(Scope.READ)
  ResponseEntity<Object> estimate(
      Caller caller,
      @PathVariable String id,
      HttpServletRequest request,
      HttpServletResponse response) {
    response.addHeader(HttpHeaders.VARY, HttpHeaders.ACCEPT);
    checkId(id);
    EstimateFormat format = EstimateFormats.requested(request);
    Duration wait = waits.of(request);
    Status status = outcomes.await(caller.tenant(), id, wait);
    ResponseEntity.BodyBuilder answer =
        ResponseEntity.status(status instanceof Status.Ready ? 200 : 202)
            .contentType(MediaType.APPLICATION_JSON);
    if (wait.isPositive()) {
      answer.header(Wait.APPLIED, "wait=" + wait.toSeconds());
    }
    return switch (status) {
      case Status.Ready ready when format == EstimateFormat.JSON -> {
        keepable(response);
        yield answer.eTag(tag(ready)).body(ready.document());
      }
      case Status.Ready ready -> {
        byte[] body = EstimateFormats.body(format, ready, response);
        keepable(response);
        yield in(format, id, answer).eTag(tag(body)).body(body);
      }
      case Status.Pending() ->
          answer.header(HttpHeaders.RETRY_AFTER, "1").body(new Pending(id, "pending"));
      case Status.Unknown() -> throw unknown();
    };
  }

  /// A client may keep an outcome, and asks whether it is still right: its key may not be.
  private static void keepable(HttpServletResponse response) {
    response.setHeader(HttpHeaders.CACHE_CONTROL, "private, no-cache");
  }

  /// An outcome never changes; what wrote it may have been rebuilt since. Weak: a server may
  /// compress the answer.
  private static String tag(Status.Ready ready) {
    return "W/\"" + ready.at() + '"';
  }

  private static String tag(byte[] rendered) {
    return "W/\"" + Sha256.hex(rendered).substring(0, TAG) + '"';
  }

  private static ResponseEntity.BodyBuilder in(
      EstimateFormat format, String id, ResponseEntity.BodyBuilder answer) {
    String file = EstimateFormats.fileOf(format, id);
    if (file != null) {
      answer.header(
          HttpHeaders.CONTENT_DISPOSITION,
          ContentDisposition.attachment().filename(file).build().toString());
    }
    return answer.contentType(EstimateFormats.typeOf(format));
  }

  @GetMapping("/v1/estimates")
  @Needs(Scope.READ)
  ResponseEntity<Newest> newest(Caller caller, HttpServletRequest request) {
    Search search = Search.of(new Query(request));
    Page<History.Summary> page =
        Page.of(
            history.newest(caller.tenant(), search),
            search.limit(),
            last -> new Cursor(last.createdAt(), last.id()).text());
    return ResponseEntity.ok()
        .headers(page.links(request))
        .contentType(MediaType.APPLICATION_JSON)
        .body(new Newest(page.items(), page.next()));
  }

  /// Refuses what cannot be an id.
  static void checkId(String id) {
    if (!ID.matcher(id).matches()) {
      throw unknown();
    }
  }

  static ProblemException unknown() {
    return ProblemException.of(
        ProblemType.UNKNOWN_ESTIMATE,
        "No plan has this id.",
        "Use the id from the answer to POST /v1/plans.");
  }

  /// The answer while there is no outcome.
  record Pending(String id, String status) {}

  /// A part of the list.
  ///
  /// @param next the `cursor` of the part after this; null when this is the last
  record Newest(List<History.Summary> estimates, @Nullable String next) {}
}
