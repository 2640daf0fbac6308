package io.cloudcostguard.ingest.plan;

import io.cloudcostguard.ingest.PlanIds;
import io.cloudcostguard.ingest.estimate.AcceptedPlans;
import io.cloudcostguard.ingest.http.ProblemException;
import io.cloudcostguard.ingest.kafka.Publisher;
import io.cloudcostguard.schemas.Topics;
import io.cloudcostguard.schemas.event.EventHeaders;
import io.cloudcostguard.schemas.event.EventType;
import io.cloudcostguard.schemas.event.TraceParent;
import io.cloudcostguard.schemas.plan.PlanSubmitted;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// Numbers plans and publishes them. A plan is accepted when Kafka has it, and not before.
@Component
final class Submissions {

  private static final Logger LOGGER = LoggerFactory.getLogger(Submissions.class);

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
  String accept(String tenant, Submission submission, Upload upload, TraceParent trace) {
    String key = submission.idempotencyKey();
    String id = key == null ? ids.next() : ids.of(tenant, key);
    if (key != null && isRepeated(tenant, id, upload.fingerprint())) {
      return id;
    }
    Upload.SentUsage usage = upload.usage();
    publish(
        new PlanSubmitted(
            id,
            tenant,
            submission.project(),
            submission.workspace(),
            upload.digest(),
            upload.bytes(),
            null,
            submission.source(),
            upload.plan(),
            usage == null ? null : usage.usage()),
        trace);
    accepted.add(tenant, id, upload.fingerprint());
    return id;
  }

  private boolean isRepeated(String tenant, String id, String fingerprint) {
    String known = accepted.digestOf(tenant, id);
    if (known != null && !known.equals(fingerprint)) {
      throw ProblemException.of(
          422,
          "idempotency-key-reused",
          "The idempotency key belongs to another plan",
          "Another plan, or other usage, was submitted with this Idempotency-Key.",
          "Use a new key for each plan.");
    }
    return known != null || accepted.isInReadModel(tenant, id);
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
