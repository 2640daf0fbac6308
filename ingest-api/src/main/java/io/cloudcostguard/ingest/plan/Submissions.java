package io.cloudcostguard.ingest.plan;

import io.cloudcostguard.estimation.plan.PlanReader;
import io.cloudcostguard.estimation.plan.UnreadablePlanException;
import io.cloudcostguard.estimation.resource.ResourceTypes;
import io.cloudcostguard.ingest.PlanIds;
import io.cloudcostguard.ingest.Tenant;
import io.cloudcostguard.ingest.estimate.AcceptedPlans;
import io.cloudcostguard.ingest.http.ProblemException;
import io.cloudcostguard.ingest.kafka.Publisher;
import io.cloudcostguard.schemas.Topics;
import io.cloudcostguard.schemas.event.EventHeaders;
import io.cloudcostguard.schemas.event.EventType;
import io.cloudcostguard.schemas.event.TraceParent;
import io.cloudcostguard.schemas.plan.Plan;
import io.cloudcostguard.schemas.plan.PlanSubmitted;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// Reads plans, keeping only what pricing needs, and publishes them. A plan is accepted when Kafka
/// has it, and not before.
@Component
final class Submissions {

  private static final Logger LOGGER = LoggerFactory.getLogger(Submissions.class);

  private final PlanReader reader = new PlanReader(new ResourceTypes());
  private final PlanIds ids;
  private final Publisher publisher;
  private final AcceptedPlans accepted;
  private final MeterRegistry metrics;

  Submissions(PlanIds ids, Publisher publisher, AcceptedPlans accepted, MeterRegistry metrics) {
    this.ids = ids;
    this.publisher = publisher;
    this.accepted = accepted;
    this.metrics = metrics;
  }

  /// The id under which the plan was accepted.
  ///
  /// @throws ProblemException if it was not
  String accept(Submission submission, PlanBody body, TraceParent trace) throws IOException {
    Plan plan = read(body, submission.region());
    String digest = body.digest();
    String key = submission.idempotencyKey();
    String id = key == null ? ids.next() : ids.of(Tenant.DEFAULT, key);
    if (key != null && isRepeated(id, digest)) {
      return id;
    }
    publish(
        new PlanSubmitted(
            id,
            Tenant.DEFAULT,
            submission.project(),
            submission.workspace(),
            digest,
            body.length(),
            plan,
            null),
        trace);
    accepted.add(id, digest);
    return id;
  }

  private Plan read(PlanBody body, @Nullable String region) throws IOException {
    try {
      Plan plan = reader.read(body, region);
      body.finish();
      return plan;
    } catch (UnreadablePlanException e) {
      throw ProblemException.of(
          status(e.kind()),
          e.kind().slug(),
          "The plan cannot be read",
          e.getMessage() == null ? "" : e.getMessage(),
          e.hint());
    } catch (ProblemException e) {
      throw e;
    } catch (RuntimeException e) {
      throw withoutMessage(e);
    }
  }

  /// A bug in the reader. Its message may quote the plan, so that only its place may be logged.
  private static IllegalStateException withoutMessage(RuntimeException bug) {
    IllegalStateException failure =
        new IllegalStateException("The plan reader failed: " + bug.getClass().getSimpleName());
    failure.setStackTrace(bug.getStackTrace());
    return failure;
  }

  private static int status(UnreadablePlanException.Kind kind) {
    return switch (kind) {
      case EMPTY, NOT_JSON -> 400;
      case BINARY_PLAN -> 415;
      case NOT_A_PLAN, UNSUPPORTED_FORMAT, TOO_DEEP, ENCRYPTED -> 422;
    };
  }

  private boolean isRepeated(String id, String digest) {
    String known = accepted.digestOf(id);
    if (known != null && !known.equals(digest)) {
      throw ProblemException.of(
          422,
          "idempotency-key-reused",
          "The idempotency key belongs to another plan",
          "A plan with other bytes was submitted with this Idempotency-Key.",
          "Use a new key for each plan.");
    }
    return known != null || accepted.isInReadModel(id);
  }

  private void publish(PlanSubmitted plan, TraceParent trace) {
    EventHeaders headers =
        new EventHeaders(
            plan.id(), EventType.PLAN_SUBMITTED, Publisher.SOURCE, plan.id(), Instant.now(), trace);
    publisher.publish(Topics.PLANS, plan.key(), plan, headers);
    metrics.counter("ccg.plans.accepted").increment();
    metrics.summary("ccg.plans.bytes").record((double) plan.bytes());
    LOGGER
        .atInfo()
        .addKeyValue("planId", plan.id())
        .addKeyValue("project", plan.project())
        .addKeyValue("workspace", plan.workspace())
        .addKeyValue("bytes", plan.bytes())
        .addKeyValue("resources", plan.plan().resources().size())
        .addKeyValue("traceId", trace.traceId())
        .log("plan accepted");
  }
}
