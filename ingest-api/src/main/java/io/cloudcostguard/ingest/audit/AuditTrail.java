package io.cloudcostguard.ingest.audit;

import io.cloudcostguard.ingest.PlanIds;
import io.cloudcostguard.ingest.http.Change;
import io.cloudcostguard.ingest.http.RequestTrace;
import io.cloudcostguard.ingest.identity.access.Caller;
import io.cloudcostguard.ingest.identity.access.Needs;
import io.cloudcostguard.ingest.identity.access.Scope;
import io.cloudcostguard.ingest.kafka.Publisher;
import io.cloudcostguard.schemas.Json;
import io.cloudcostguard.schemas.Topics;
import io.cloudcostguard.schemas.audit.AuditRecorded;
import io.cloudcostguard.schemas.event.EventHeaders;
import io.cloudcostguard.schemas.event.EventType;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.regex.Pattern;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;

/// Publishes audit records after each action: every change beyond the submission of plans, and
/// every request that is refused for its scope. It is asynchronous; records that Kafka refuses are
/// logged.
@Component
final class AuditTrail implements HandlerInterceptor {

  private static final Logger LOGGER = LoggerFactory.getLogger(AuditTrail.class);
  private static final int FORBIDDEN = 403;
  private static final int REFUSED = 400;
  private static final int LONGEST_PATH = 2000;

  /// The header of any request that changes something.
  private static final String REASON = "X-Change-Reason";

  private static final int LONGEST_REASON = 1000;

  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9._/-]*");

  private final KafkaTemplate<String, byte[]> kafka;
  private final PlanIds ids;
  private final MeterRegistry metrics;
  private final Clock clock;

  AuditTrail(KafkaTemplate<String, byte[]> kafka, PlanIds ids, MeterRegistry metrics, Clock clock) {
    this.kafka = kafka;
    this.ids = ids;
    this.metrics = metrics;
    this.clock = clock;
  }

  @Override
  public void afterCompletion(
      HttpServletRequest request,
      HttpServletResponse response,
      Object handler,
      @Nullable Exception failure) {
    Caller caller = Caller.of(request);
    if (caller != null
        && handler instanceof HandlerMethod route
        && isRecorded(request, response.getStatus(), route)) {
      publish(record(caller, request, response), request);
    }
  }

  private static boolean isRecorded(HttpServletRequest request, int status, HandlerMethod route) {
    Needs needs = route.getMethodAnnotation(Needs.class);
    boolean change =
        needs != null
            && needs.changes()
            && needs.value() != Scope.SUBMIT
            && !request.getMethod().equals(HttpMethod.GET.name());
    return status == FORBIDDEN || (change && status < REFUSED);
  }

  private AuditRecorded record(
      Caller caller, HttpServletRequest request, HttpServletResponse response) {
    String path = path(request);
    AuditComment said = AuditComment.of(request);
    Change change = Change.of(request);
    return new AuditRecorded(
        ids.next(),
        caller.tenant(),
        caller.name(),
        request.getMethod()
            + " "
            + request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE),
        path.length() > LONGEST_PATH ? path.substring(0, LONGEST_PATH) : path,
        response.getHeader(HttpHeaders.LOCATION),
        said.comment() == null ? reason(request) : said.comment(),
        change == null ? said.before() : change.before(),
        change == null ? said.after() : change.after(),
        response.getStatus(),
        clock.instant());
  }

  /// Names that are needlessly escaped are the same object.
  private static String path(HttpServletRequest request) {
    String path = request.getRequestURI();
    if (path.indexOf('%') < 0) {
      return path;
    }
    try {
      String decoded = URLDecoder.decode(path.replace("+", "%2B"), StandardCharsets.UTF_8);
      return PLAIN.matcher(decoded).matches() ? decoded : path;
    } catch (IllegalArgumentException _) {
      return path;
    }
  }

  /// What the caller says of the change; null where it says nothing that can be kept.
  private static @Nullable String reason(HttpServletRequest request) {
    String reason = request.getHeader(REASON);
    return reason == null
            || reason.isBlank()
            || reason.length() > LONGEST_REASON
            || reason.chars().anyMatch(Character::isISOControl)
        ? null
        : reason.strip();
  }

  private void publish(AuditRecorded done, HttpServletRequest request) {
    EventHeaders headers =
        new EventHeaders(
            done.id(),
            EventType.AUDIT_RECORDED,
            Publisher.SOURCE,
            done.id(),
            done.at(),
            RequestTrace.of(request));
    ProducerRecord<String, byte[]> record =
        new ProducerRecord<>(
            Topics.AUDIT.name(), done.tenant(), Json.MAPPER.writeValueAsBytes(done));
    headers.writeTo(record.headers());
    try {
      var _ =
          kafka
              .send(record)
              .whenComplete((_, lost) -> {
                if (lost != null) {
                  lost(done, lost);
                }
              });
    } catch (org.springframework.kafka.KafkaException | org.apache.kafka.common.KafkaException e) {
      lost(done, e);
    }
  }

  private void lost(AuditRecorded done, Throwable failure) {
    metrics.counter("ccg.audit.lost").increment();
    LOGGER
        .atError()
        .addKeyValue("tenant", done.tenant())
        .addKeyValue("actor", done.actor())
        .addKeyValue("action", done.action())
        .addKeyValue("path", done.path())
        .addKeyValue("status", done.status())
        .addKeyValue("reason", failure.toString())
        .log("audit record not published");
  }
}
