package io.cloudcostguard.ingest.submission;

import io.cloudcostguard.estimation.usage.UsageFile;
import io.cloudcostguard.ingest.IngestProperties;
import io.cloudcostguard.ingest.http.Problem;
import io.cloudcostguard.ingest.http.ProblemException;
import io.cloudcostguard.ingest.http.ProblemType;
import io.cloudcostguard.ingest.http.Query;
import io.cloudcostguard.ingest.http.RequestTrace;
import io.cloudcostguard.ingest.identity.access.Caller;
import io.cloudcostguard.ingest.identity.access.Needs;
import io.cloudcostguard.ingest.identity.access.Scope;
import io.cloudcostguard.ingest.identity.limit.PlanMemory;
import io.cloudcostguard.ingest.identity.limit.Readings;
import io.cloudcostguard.ingest.notification.subscription.Callbacks;
import io.cloudcostguard.ingest.submission.BatchAnswer.Part;
import io.cloudcostguard.ingest.submission.Submissions.Receipt;
import io.cloudcostguard.schemas.event.TraceParent;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/// `POST /v1/runs/{run}/plans`: accepts the plans of a run in one form; the result of each is that
/// of `POST /v1/plans`.
@RestController
final class BatchController {

  private static final String HINT =
      "With curl use --form 'plan[shop/prod]=@prod.json' --form 'plan[shop/dev]=@dev.json', and set"
          + " no Content-Type.";

  private final Submissions submissions;
  private final Uploads uploads;
  private final PlanMemory memory;
  private final Readings readings;
  private final InFlightKeys inFlight;
  private final Callbacks callbacks;
  private final boolean keyRequired;
  private final long maxBytes;

  BatchController(
      Submissions submissions,
      Uploads uploads,
      PlanMemory memory,
      Readings readings,
      InFlightKeys inFlight,
      Callbacks callbacks,
      SubmitProperties submit,
      IngestProperties ingest) {
    this.submissions = submissions;
    this.uploads = uploads;
    this.memory = memory;
    this.readings = readings;
    this.inFlight = inFlight;
    this.callbacks = callbacks;
    keyRequired = submit.idempotencyKeyRequired();
    maxBytes = ingest.maxPlanBytes().toBytes() + UsageFile.MAX_BYTES;
  }

  @PostMapping("/v1/runs/{run}/plans")
  @Needs(Scope.SUBMIT)
  ResponseEntity<BatchAnswer> submit(
      Caller caller, @PathVariable String run, HttpServletRequest request) throws IOException {
    Query query = new Query(request);
    String key = IdempotencyKey.of(request, keyRequired);
    Submission shared = Submission.of(query, key).inRun(Query.checkedName("run", run));
    refuseWhatPartsSay(query);
    if (shared.callback() != null) {
      callbacks.check(shared.callback());
    }
    FormStream.require(request, HINT);
    try (Batch batch =
        new Batch(
            uploads,
            memory,
            shared.project(),
            shared.region(),
            detail -> FormStream.invalid(detail, HINT))) {
      List<Batch.Item> items = read(request, batch);
      return answer(run, take(caller, shared, items, trace(request)));
    }
  }

  private static void refuseWhatPartsSay(Query query) {
    if (query.text("workspace") != null) {
      throw Query.invalid(
          "workspace", "is not a parameter of this route: the name of each part has the workspace");
    }
    if (query.text("run") != null) {
      throw Query.invalid("run", "is not a parameter of this route: the path has the run");
    }
  }

  private List<Batch.Item> read(HttpServletRequest request, Batch batch) throws IOException {
    return PlanBody.read(
        request,
        maxBytes,
        readings,
        (bytes, reading) -> {
          new FormStream(request.getContentType(), bytes, maxBytes, HINT)
              .read((part, content) -> batch.read(part, content, reading));
          return batch.items();
        });
  }

  private static TraceParent trace(HttpServletRequest request) {
    return RequestTrace.of(request);
  }

  /// Once Kafka does not answer, the others are not tried: each would wait for as long.
  private List<Part> take(
      Caller caller, Submission shared, List<Batch.Item> items, TraceParent trace) {
    List<Part> parts = new ArrayList<>();
    Part down = null;
    for (Batch.Item item : items) {
      boolean tried = down == null || item instanceof Batch.Item.NotRead;
      Part part = tried ? take(caller, shared, item, trace) : Part.refused(item.name(), notTried());
      if (part.isWithoutKafka()) {
        down = part;
      }
      parts.add(part);
    }
    if (down != null && parts.stream().noneMatch(Part::isAccepted)) {
      throw noneAccepted(down, shared);
    }
    return parts;
  }

  private static ProblemException notTried() {
    return ProblemException.unavailable(
        ProblemType.KAFKA_UNAVAILABLE,
        "The plan was not accepted: Kafka did not acknowledge an earlier one.",
        null);
  }

  private static ProblemException noneAccepted(Part down, Submission shared) {
    Problem problem = Objects.requireNonNull(down.problem());
    String planId = problem.planId();
    if (planId == null) {
      return ProblemException.unavailable(
          ProblemType.KAFKA_UNAVAILABLE, "No plan was accepted: Kafka cannot be reached.", null);
    }
    return ProblemException.uncertain(
            "Kafka acknowledged no plan in time. That of %s/%s may have been accepted, with the id %s; the others were not."
                .formatted(down.project(), down.workspace(), planId),
            shared.idempotencyKey() == null
                ? problem.hint()
                : "Repeat the request with the same Idempotency-Key: each plan is accepted once.",
            null)
        .ofPlan(planId);
  }

  private Part take(Caller caller, Submission shared, Batch.Item item, TraceParent trace) {
    String tenant = caller.tenant();
    return switch (item) {
      case Batch.Item.NotRead(Batch.Name name, ProblemException why) -> Part.refused(name, why);
      case Batch.Item.Read(Batch.Name name, Upload upload) -> {
        Submission submission = shared.ofPart(name.project(), name.workspace());
        try (InFlightKeys.Hold _ = inFlight.hold(tenant, submission)) {
          Receipt receipt = submissions.accept(tenant, caller.name(), submission, upload, trace);
          String secret =
              shared.callback() == null ? null : callbacks.secretOf(tenant, receipt.id());
          yield Part.accepted(name, PlanController.Accepted.of(receipt, secret));
        } catch (ProblemException e) {
          yield Part.refused(name, e);
        }
      }
    };
  }

  private static ResponseEntity<BatchAnswer> answer(String run, List<Part> parts) {
    BatchAnswer answer = BatchAnswer.of(run, parts);
    return ResponseEntity.status(answer.refused() == 0 ? 202 : 207)
        .contentType(MediaType.APPLICATION_JSON)
        .header(HttpHeaders.LOCATION, answer.address())
        .header(HttpHeaders.RETRY_AFTER, "1")
        .body(answer);
  }
}
