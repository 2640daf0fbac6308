package io.cloudcostguard.ingest.notification.delivery;

import io.cloudcostguard.ingest.PlanIds;
import io.cloudcostguard.ingest.http.ProblemException;
import io.cloudcostguard.ingest.http.ProblemType;
import io.cloudcostguard.ingest.http.RequestJson;
import io.cloudcostguard.ingest.identity.access.Caller;
import io.cloudcostguard.ingest.identity.access.Needs;
import io.cloudcostguard.ingest.identity.access.Scope;
import io.cloudcostguard.schemas.delivery.DeliveryId;
import io.cloudcostguard.schemas.subscription.DeliveryCommand;
import io.cloudcostguard.schemas.subscription.DeliveryCommand.RedeliverRange;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Clock;
import java.util.regex.Pattern;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// The health of a subscription, test deliveries, and redelivery of a time range.
@RestController
@RequestMapping("/v1/subscriptions/{id}")
final class ReceiverController {

  /// The limit of redeliveries per request.
  private static final int MOST = 10_000;

  private static final Pattern ID = Pattern.compile("[A-Za-z0-9._-]{1,200}");

  private final HealthReport report;
  private final DeliveryHistory deliveries;
  private final DeliveryCommands commands;
  private final PlanIds ids;
  private final Clock clock;

  ReceiverController(
      HealthReport report,
      DeliveryHistory deliveries,
      DeliveryCommands commands,
      PlanIds ids,
      Clock clock) {
    this.report = report;
    this.deliveries = deliveries;
    this.commands = commands;
    this.ids = ids;
    this.clock = clock;
  }

  @GetMapping("/health")
  @Needs(Scope.READ)
  ResponseEntity<SubscriptionHealth> health(Caller caller, @PathVariable String id) {
    return ResponseEntity.ok()
        .contentType(MediaType.APPLICATION_JSON)
        .body(found(caller.tenant(), id));
  }

  /// Sends a test message to one subscription.
  @PostMapping("/test")
  @Needs(Scope.ADMIN)
  ResponseEntity<DeliveryController.Requested> test(Caller caller, @PathVariable String id) {
    if (found(caller.tenant(), id).state().equals("disabled")) {
      throw ProblemException.of(
          ProblemType.SUBSCRIPTION_DISABLED,
          "A disabled subscription sends nothing, including tests.",
          "POST /v1/subscriptions/{id}/enable first.");
    }
    String eventId = "test-" + ids.next();
    commands.add(id, new DeliveryCommand.Test(eventId));
    return ResponseEntity.accepted()
        .contentType(MediaType.APPLICATION_JSON)
        .body(new DeliveryController.Requested(DeliveryId.of(eventId, id)));
  }

  /// Redelivers finished deliveries, each under its id.
  @PostMapping("/redeliver")
  @Needs(Scope.ADMIN)
  ResponseEntity<Accepted> redeliver(
      Caller caller, @PathVariable String id, HttpServletRequest request) throws IOException {
    var _ = found(caller.tenant(), id);
    RequestJson json = new RequestJson(request, RangeRequest.EXAMPLE);
    RedeliverRange range = json.as(RangeRequest.class).checked(json, clock.instant());
    long count = deliveries.count(id, range.since(), range.until(), range.states(), MOST + 1);
    if (count > MOST) {
      throw json.invalid(
          "There are more than " + MOST + " such deliveries. Choose a shorter time range.");
    }
    commands.add(id, range);
    return ResponseEntity.accepted()
        .contentType(MediaType.APPLICATION_JSON)
        .body(new Accepted(count));
  }

  private SubscriptionHealth found(String tenant, String id) {
    SubscriptionHealth found = ID.matcher(id).matches() ? report.of(tenant, id) : null;
    if (found == null) {
      throw ProblemException.of(
          ProblemType.UNKNOWN_SUBSCRIPTION,
          "No subscription has this id.",
          "GET /v1/subscriptions lists them.");
    }
    return found;
  }

  /// @param deliveries how many are redelivered
  record Accepted(long deliveries) {}
}
