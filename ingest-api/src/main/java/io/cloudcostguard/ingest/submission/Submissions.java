package io.cloudcostguard.ingest.submission;

import io.cloudcostguard.ingest.PlanIds;
import io.cloudcostguard.ingest.catalogue.NewestCatalogue;
import io.cloudcostguard.ingest.http.ProblemException;
import io.cloudcostguard.ingest.http.ProblemType;
import io.cloudcostguard.ingest.identity.limit.PlanQuota;
import io.cloudcostguard.ingest.kafka.Publisher;
import io.cloudcostguard.ingest.notification.subscription.Callbacks;
import io.cloudcostguard.ingest.result.estimate.AcceptedPlans;
import io.cloudcostguard.ingest.result.estimate.AcceptedPlans.Accepted;
import io.cloudcostguard.ingest.result.estimate.Submitted;
import io.cloudcostguard.ingest.result.recommendation.Dismissals;
import io.cloudcostguard.schemas.Topics;
import io.cloudcostguard.schemas.event.EventHeaders;
import io.cloudcostguard.schemas.event.EventType;
import io.cloudcostguard.schemas.event.TraceParent;
import io.cloudcostguard.schemas.plan.PlanSubmitted;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/// Numbers plans and publishes them. A plan is accepted when Kafka has it, and not before.
@Component
final class Submissions {

  private static final Logger LOGGER = LoggerFactory.getLogger(Submissions.class);

  private final PlanIds ids;
  private final Publisher publisher;
  private final AcceptedPlans accepted;
  private final Submitted submitted;
  private final Callbacks callbacks;
  private final Dismissals dismissals;
  private final Duration duplicateWindow;
  private final PlanQuota quota;
  private final NewestCatalogue catalogue;
  private final Counter plans;
  private final DistributionSummary bytes;
  private final Clock clock;

  Submissions(
      PlanIds ids,
      Publisher publisher,
      AcceptedPlans accepted,
      Submitted submitted,
      Callbacks callbacks,
      Dismissals dismissals,
      SubmitProperties properties,
      PlanQuota quota,
      NewestCatalogue catalogue,
      MeterRegistry metrics,
      Clock clock) {
    this.catalogue = catalogue;
    this.ids = ids;
    this.quota = quota;
    this.publisher = publisher;
    this.accepted = accepted;
    this.submitted = submitted;
    this.callbacks = callbacks;
    this.dismissals = dismissals;
    duplicateWindow = properties.duplicateWindow();
    plans = metrics.counter("ccg.plans.accepted");
    bytes = metrics.summary("ccg.plans.bytes");
    this.clock = clock;
  }

  /// Under which id a plan was accepted.
  ///
  /// @param duplicate whether it was taken for one that was submitted before
  record Receipt(String id, boolean duplicate) {}

  /// Takes a plan in.
  ///
  /// @param by who submits it, as the audit names them
  /// @throws ProblemException if it was not accepted
  Receipt accept(
      String tenant, String by, Submission submission, Upload upload, TraceParent trace) {
    String fingerprint = submission.fingerprint(upload);
    String key = submission.idempotencyKey();
    if (key == null) {
      String first = firstOf(tenant, submission, fingerprint);
      if (first != null) {
        return new Receipt(first, true);
      }
    }
    String id =
        key == null
            ? ids.next()
            : ids.of(tenant, key, submission.project(), submission.workspace());
    Accepted before = key == null ? null : accepted.underKeyOf(tenant, id);
    if (before != null) {
      requireSame(before, fingerprint);
      return new Receipt(before.id(), false);
    }
    try {
      publishWithCallback(
          planOf(tenant, id, submission, upload, fingerprint), by, submission, trace);
    } catch (ProblemException e) {
      throw e.isUncertain() ? uncertain(id, key, e) : e;
    }
    accepted.add(tenant, id, fingerprint);
    return new Receipt(id, false);
  }

  private static ProblemException uncertain(
      String id, @Nullable String key, ProblemException cause) {
    return ProblemException.uncertain(
            "Kafka did not acknowledge the plan in time. It may have been accepted, with the id "
                + id
                + ".",
            key == null
                ? "Look for it with GET /v1/estimates/"
                    + id
                    + " before you send it again. With an Idempotency-Key a plan can be repeated"
                    + " safely."
                : "Repeat the request with the same Idempotency-Key: the plan is accepted once.",
            cause.getCause())
        .ofPlan(id);
  }

  private static void requireSame(Accepted before, String fingerprint) {
    if (!before.is(fingerprint)) {
      throw ProblemException.of(
          ProblemType.IDEMPOTENCY_KEY_REUSED,
          "This Idempotency-Key belongs to another plan, or to the same plan with other usage or parameters.",
          "Use a new key for each plan.");
    }
  }

  /// The plan that this one repeats; null when it is another, or not asked for.
  private @Nullable String firstOf(String tenant, Submission plan, String fingerprint) {
    if (!duplicateWindow.isPositive()) {
      return null;
    }
    try {
      return submitted.sameAsNewest(
          tenant, plan.project(), plan.workspace(), fingerprint, duplicateWindow);
    } catch (DataAccessException e) {
      LOGGER.atWarn().setCause(e).log("duplicate not looked up");
      return null;
    }
  }

  private PlanSubmitted planOf(
      String tenant, String id, Submission submission, Upload upload, String fingerprint) {
    Upload.SentUsage usage = upload.usage();
    return new PlanSubmitted(
        id,
        tenant,
        submission.project(),
        submission.workspace(),
        upload.digest(),
        upload.bytes(),
        fingerprint,
        submission.source(),
        catalogue.version(),
        LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC),
        dismissals.now(tenant, submission.project(), submission.workspace()),
        upload.plan(),
        usage == null ? null : usage.usage());
  }

  /// The callback is noted first: an outcome must not be there before it. It stays where the plan
  /// may be there after all.
  private void publishWithCallback(
      PlanSubmitted plan, String by, Submission submission, TraceParent trace) {
    String callback = submission.callback();
    if (callback == null) {
      publish(plan, by, trace);
      return;
    }
    callbacks.add(plan.tenant(), plan.id(), callback);
    try {
      publish(plan, by, trace);
    } catch (ProblemException refused) {
      if (!refused.isUncertain()) {
        callbacks.remove(plan.tenant(), plan.id());
      }
      throw refused;
    }
  }

  private void publish(PlanSubmitted plan, String by, TraceParent trace) {
    EventHeaders headers =
        new EventHeaders(
            plan.id(),
            EventType.PLAN_SUBMITTED,
            Publisher.SOURCE,
            plan.id(),
            clock.instant(),
            trace);
    quota.take(plan.tenant(), () -> publisher.publish(Topics.PLANS, plan.key(), plan, headers, by));
    plans.increment();
    bytes.record((double) plan.bytes());
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
