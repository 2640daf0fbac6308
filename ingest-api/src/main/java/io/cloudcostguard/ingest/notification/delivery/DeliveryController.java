package io.cloudcostguard.ingest.notification.delivery;

import io.cloudcostguard.ingest.http.Cursor;
import io.cloudcostguard.ingest.http.Page;
import io.cloudcostguard.ingest.http.ProblemException;
import io.cloudcostguard.ingest.http.ProblemType;
import io.cloudcostguard.ingest.http.Query;
import io.cloudcostguard.ingest.identity.access.Caller;
import io.cloudcostguard.ingest.identity.access.Needs;
import io.cloudcostguard.ingest.identity.access.Scope;
import io.cloudcostguard.schemas.delivery.DeliveryAttempted;
import io.cloudcostguard.schemas.subscription.DeliveryCommand;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// `/v1/deliveries`: deliveries, their attempts, and redelivery.
@RestController
@RequestMapping("/v1/deliveries")
final class DeliveryController {

  private static final Pattern ID = Pattern.compile("[A-Za-z0-9._-]{1,200}");

  private final DeliveryHistory deliveries;
  private final DeliveryCommands commands;

  DeliveryController(DeliveryHistory deliveries, DeliveryCommands commands) {
    this.deliveries = deliveries;
    this.commands = commands;
  }

  @GetMapping
  @Needs(Scope.READ)
  ResponseEntity<Part> page(Caller caller, HttpServletRequest request) {
    DeliverySearch search = DeliverySearch.of(new Query(request));
    Page<Delivery> page =
        Page.of(
            deliveries.find(caller.tenant(), search),
            search.limit(),
            last -> new Cursor(last.createdAt(), last.id()).text());
    return ResponseEntity.ok()
        .headers(page.links(request))
        .contentType(MediaType.APPLICATION_JSON)
        .body(new Part(page.items(), page.next()));
  }

  @GetMapping("/{id}")
  @Needs(Scope.READ)
  ResponseEntity<Log> one(Caller caller, @PathVariable String id) {
    Delivery found = found(caller.tenant(), id);
    return ResponseEntity.ok()
        .contentType(MediaType.APPLICATION_JSON)
        .body(new Log(found, deliveries.attempts(id).stream().map(Attempt::of).toList()));
  }

  /// Redelivers under the same id, so that the receiver can detect a duplicate.
  @PostMapping("/{id}/redeliver")
  @Needs(Scope.ADMIN)
  ResponseEntity<Requested> redeliver(Caller caller, @PathVariable String id) {
    Delivery found = found(caller.tenant(), id);
    if (found.waits()) {
      throw ProblemException.of(
          ProblemType.STILL_TO_BE_SENT,
          "The delivery is already " + found.state() + ".",
          "GET /v1/deliveries/{id} shows when it is due.");
    }
    commands.add(found.subscriptionId(), new DeliveryCommand.Redeliver(id));
    return ResponseEntity.accepted()
        .contentType(MediaType.APPLICATION_JSON)
        .body(new Requested(id));
  }

  private Delivery found(String tenant, String id) {
    Delivery found = ID.matcher(id).matches() ? deliveries.find(tenant, id) : null;
    if (found == null) {
      throw ProblemException.of(
          ProblemType.UNKNOWN_DELIVERY,
          "No delivery has this id, or its subscription was deleted.",
          "GET /v1/deliveries lists them.");
    }
    return found;
  }

  /// A page of the list.
  ///
  /// @param next the `cursor` of the next page; null on the last
  record Part(List<Delivery> deliveries, @Nullable String next) {}

  /// A delivery with its attempts, in order.
  record Log(Delivery delivery, List<Attempt> attempts) {}

  /// The response to a redelivery or a test.
  record Requested(String deliveryId) {}

  /// One attempt.
  ///
  /// @param detail the error; null when there is none
  record Attempt(
      int attempt,
      Instant at,
      DeliveryAttempted.Outcome outcome,
      @Nullable Integer status,
      @Nullable String detail,
      long tookMillis,
      @Nullable Instant nextAttemptAt) {

    static Attempt of(DeliveryAttempted attempted) {
      return new Attempt(
          attempted.attempt(),
          attempted.at(),
          attempted.outcome(),
          attempted.status(),
          attempted.detail(),
          attempted.tookMillis(),
          attempted.nextAttemptAt());
    }
  }
}
