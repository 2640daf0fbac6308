package io.cloudcostguard.ingest.integration.runtask;

import io.cloudcostguard.ingest.http.ProblemException;
import io.cloudcostguard.ingest.result.estimate.Outcomes;
import io.cloudcostguard.ingest.result.estimate.Status;
import io.cloudcostguard.ingest.submission.Intake;
import io.cloudcostguard.outbound.Download;
import io.cloudcostguard.schemas.event.TraceParent;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import org.springframework.stereotype.Component;

/// From a run's request to its result, step by step; each may be taken again.
@Component
class TaskSteps {

  private static final int TOO_SLOW = 408;
  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);

  private final TaskRequests requests;
  private final Platform platform;
  private final Intake intake;
  private final Outcomes outcomes;
  private final Verdicts verdicts;
  private final RunTaskProperties properties;
  private final Clock clock;

  TaskSteps(
      TaskRequests requests,
      Platform platform,
      Intake intake,
      Outcomes outcomes,
      Verdicts verdicts,
      RunTaskProperties properties,
      Clock clock) {
    this.requests = requests;
    this.platform = platform;
    this.intake = intake;
    this.outcomes = outcomes;
    this.verdicts = verdicts;
    this.properties = properties;
    this.clock = clock;
  }

  /// Takes the next step of a request.
  void take(TaskRequest request) {
    switch (request.state()) {
      case RECEIVED -> receive(request);
      case SUBMITTED, APPROVING -> look(request, Objects.requireNonNull(request.planId()));
      case ANSWERING -> answer(request, Objects.requireNonNull(request.answer()));
    }
  }

  private void receive(TaskRequest request) {
    String planUrl = request.access().planUrl();
    if (planUrl == null) {
      decide(request, Verdicts.withoutPlan(request.stage()));
    } else if (isOver(request)) {
      decide(request, Verdict.failed("The plan could not be fetched in time."));
    } else if (tell(request, "Fetching the plan.")) {
      fetch(request, planUrl);
    }
  }

  private void fetch(TaskRequest request, String planUrl) {
    Download.Outcome<String> fetched;
    try {
      fetched =
          platform.fetchPlan(planUrl, request.access().token(), body -> submit(request, body));
    } catch (ProblemException e) {
      if (e.problem().status() >= 500 || e.problem().status() == TOO_SLOW) {
        again(request); // e.g. Kafka is down, or others are being read
      } else {
        decide(
            request,
            Verdict.failed("No estimate: " + e.problem().detail() + " " + e.problem().hint()));
      }
      return;
    }
    switch (fetched) {
      case Download.Outcome.Read<String>(String planId) -> requests.submitted(request, planId);
      case Download.Outcome.Status<String>(int code) -> notFetched(request, code);
      case Download.Outcome.TooLarge<String>() ->
          decide(
              request,
              Verdict.failed("No estimate: the plan exceeds the size limit of this service."));
      case Download.Outcome.None<String> _ -> again(request);
      case Download.Outcome.Refused<String>(String reason) ->
          decide(
              request, Verdict.failed("No estimate: the plan cannot be fetched. " + reason + "."));
    }
  }

  private String submit(TaskRequest request, java.io.InputStream body) throws java.io.IOException {
    Intake.Parcel parcel =
        new Intake.Parcel(
            request.tenant(),
            "run task " + request.key().runTaskId(),
            request.project(),
            request.workspace(),
            null,
            request.key().idempotencyKey(),
            request.source());
    return intake.accept(parcel, body, null, TraceParent.continuing(null));
  }

  /// 204: it is still being made.
  private void notFetched(TaskRequest request, int code) {
    if (code == 204 || Platform.mayChange(code)) {
      again(request);
    } else {
      decide(
          request,
          Verdict.failed("No estimate: fetching the plan was answered with status " + code + "."));
    }
  }

  private void look(TaskRequest request, String planId) {
    if (outcomes.look(request.tenant(), planId) instanceof Status.Ready ready) {
      judge(request, verdicts.of(request, ready.read()));
    } else if (isOver(request)) {
      decide(
          request,
          Verdict.failed(
              "There is no estimate after "
                  + properties.giveUpAfter().toMinutes()
                  + " minutes; the plan's id is "
                  + planId
                  + "."));
    } else if (tell(request, "The plan is being estimated.")) {
      requests.waiting(request);
    }
  }

  private void judge(TaskRequest request, Verdict verdict) {
    if (!verdict.approvable() || isOver(request)) {
      decide(request, verdict);
    } else if (tell(
        request,
        "Waiting for the approval of estimate %s. %s"
            .formatted(verdict.planId(), verdict.message()))) {
      requests.approving(request);
    }
  }

  /// Tells the run that this takes a while. Whether it wants to hear of it at all.
  private boolean tell(TaskRequest request, String message) {
    Platform.Notified notified = platform.tell(request.access(), CallbackBody.running(message));
    if (notified instanceof Platform.Notified.Never(String reason)) {
      requests.done(request, reason);
      return false;
    }
    return true;
  }

  private void decide(TaskRequest request, Verdict verdict) {
    String answer =
        CallbackBody.result(
            verdict,
            properties.publicUrl(),
            verdict.planId() == null ? request.planId() : verdict.planId(),
            request.outcomes());
    requests.answering(request, answer, verdict.passed());
  }

  private void answer(TaskRequest request, String answer) {
    switch (platform.tell(request.access(), answer)) {
      case Platform.Notified.Yes() -> requests.done(request, null);
      case Platform.Notified.Never(String reason) -> requests.done(request, reason);
      case Platform.Notified.NotNow(String reason) -> {
        if (isOver(request)) {
          requests.done(request, "Given up: " + reason);
        } else {
          again(request);
        }
      }
    }
  }

  private void again(TaskRequest request) {
    Duration pause = properties.retryAfter().multipliedBy(1L << Math.min(request.failures(), 10));
    requests.again(request, pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause);
  }

  private boolean isOver(TaskRequest request) {
    return request.receivedAt().plus(properties.giveUpAfter()).isBefore(clock.instant());
  }
}
