package io.cloudcostguard.ingest.submission;

import io.cloudcostguard.ingest.http.Query;
import io.cloudcostguard.ingest.http.RequestTrace;
import io.cloudcostguard.ingest.identity.access.Caller;
import io.cloudcostguard.ingest.identity.access.Needs;
import io.cloudcostguard.ingest.identity.access.Scope;
import io.cloudcostguard.ingest.identity.limit.PlanMemory;
import io.cloudcostguard.ingest.notification.subscription.Callbacks;
import io.cloudcostguard.ingest.result.estimate.Outcomes;
import io.cloudcostguard.ingest.result.estimate.Status;
import io.cloudcostguard.ingest.result.estimate.Wait;
import io.cloudcostguard.ingest.submission.Submissions.Receipt;
import io.cloudcostguard.schemas.Json;
import io.cloudcostguard.schemas.event.TraceParent;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/// `POST /v1/plans`: takes a plan, or a form of a plan and its usage; answers with where its
/// estimate will be, or with the estimate where the client waits for it.
@RestController
final class PlanController {

  private final Submissions submissions;
  private final Uploads uploads;
  private final PlanMemory memory;
  private final InFlightKeys inFlight;
  private final Callbacks callbacks;
  private final Outcomes outcomes;
  private final boolean keyRequired;
  private final Wait waits;

  PlanController(
      Submissions submissions,
      Uploads uploads,
      PlanMemory memory,
      InFlightKeys inFlight,
      Callbacks callbacks,
      Outcomes outcomes,
      SubmitProperties submit,
      Wait waits) {
    this.submissions = submissions;
    this.uploads = uploads;
    this.memory = memory;
    this.inFlight = inFlight;
    this.callbacks = callbacks;
    this.outcomes = outcomes;
    keyRequired = submit.idempotencyKeyRequired();
    this.waits = waits;
  }

  @PostMapping("/v1/plans")
  @Needs(Scope.SUBMIT)
  ResponseEntity<Object> submit(Caller caller, HttpServletRequest request) throws IOException {
    Submission submission =
        Submission.of(new Query(request), IdempotencyKey.of(request, keyRequired));
    if (submission.callback() != null) {
      callbacks.check(submission.callback());
    }
    Receipt receipt = take(caller, submission, request);
    Duration wait = waits.of(request);
    if (submission.callback() != null) {
      // Never the estimate: the secret would have no place in it.
      return answer(202, receipt, Duration.ZERO)
          .body(Accepted.json(receipt, callbacks.secretOf(caller.tenant(), receipt.id())));
    }
    if (wait.isPositive()
        && outcomes.awaitAccepted(caller.tenant(), receipt.id(), wait)
            instanceof Status.Ready(_, String document, _)) {
      return answer(200, receipt, wait).body(document);
    }
    return answer(202, receipt, wait).body(Accepted.json(receipt, null));
  }

  private Receipt take(Caller caller, Submission submission, HttpServletRequest request)
      throws IOException {
    try (InFlightKeys.Hold _ = inFlight.hold(caller.tenant(), submission);
        PlanMemory.Lease lease = memory.lease()) {
      Upload upload = uploads.read(request, submission.region(), lease);
      TraceParent trace = RequestTrace.of(request);
      return submissions.accept(caller.tenant(), caller.name(), submission, upload, trace);
    }
  }

  private static ResponseEntity.BodyBuilder answer(int status, Receipt receipt, Duration wait) {
    ResponseEntity.BodyBuilder answer =
        ResponseEntity.status(status)
            .contentType(MediaType.APPLICATION_JSON)
            .header(HttpHeaders.LOCATION, Accepted.estimateOf(receipt));
    if (status == 202) {
      answer.header(HttpHeaders.RETRY_AFTER, "1");
    }
    if (wait.isPositive()) {
      answer.header(Wait.APPLIED, "wait=" + wait.toSeconds());
    }
    return answer;
  }

  /// The answer while there is no outcome.
  ///
  /// @param duplicate true where an earlier plan is the same; else null
  /// @param callbackSecret what the callback is signed with; null where there is none
  record Accepted(
      String id,
      String status,
      @Nullable Boolean duplicate,
      @Nullable String callbackSecret,
      Map<String, String> links) {

    /// As bytes, whose number is known before they are sent: one packet.
    static byte[] json(Receipt receipt, @Nullable String callbackSecret) {
      return Json.MAPPER.writeValueAsBytes(of(receipt, callbackSecret));
    }

    static Accepted of(Receipt receipt, @Nullable String callbackSecret) {
      Map<String, String> links =
          Map.of(
              "estimate", estimateOf(receipt),
              "events", estimateOf(receipt) + "/events",
              "cancel", "/v1/plans/" + receipt.id());
      return new Accepted(
          receipt.id(), "pending", receipt.duplicate() ? true : null, callbackSecret, links);
    }

    static String estimateOf(Receipt receipt) {
      return "/v1/estimates/" + receipt.id();
    }
  }
}
