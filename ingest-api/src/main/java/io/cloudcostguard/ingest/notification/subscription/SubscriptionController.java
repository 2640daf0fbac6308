package io.cloudcostguard.ingest.notification.subscription;

import io.cloudcostguard.ingest.http.Change;
import io.cloudcostguard.ingest.http.ProblemException;
import io.cloudcostguard.ingest.http.ProblemType;
import io.cloudcostguard.ingest.http.RequestJson;
import io.cloudcostguard.ingest.identity.access.Caller;
import io.cloudcostguard.ingest.identity.access.Needs;
import io.cloudcostguard.ingest.identity.access.Scope;
import io.cloudcostguard.schemas.secret.SigningKeys;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// `/v1/subscriptions`: adds, changes, pauses, enables and deletes subscriptions.
@RestController
@RequestMapping("/v1/subscriptions")
final class SubscriptionController {

  private static final Pattern ID = Pattern.compile("[A-Za-z0-9._-]{1,200}");

  private final Subscriptions subscriptions;
  private final KeyRotations rotations;
  private final ReceiverPolicy receivers;

  SubscriptionController(
      Subscriptions subscriptions, KeyRotations rotations, ReceiverPolicy receivers) {
    this.subscriptions = subscriptions;
    this.rotations = rotations;
    this.receivers = receivers;
  }

  @PostMapping
  @Needs(Scope.ADMIN)
  ResponseEntity<Subscription> add(Caller caller, HttpServletRequest request) throws IOException {
    RequestJson json = new RequestJson(request, SubscriptionRequest.EXAMPLE);
    SubscriptionRequest subscription = json.as(SubscriptionRequest.class);
    Subscription added =
        subscriptions.add(
            caller.tenant(),
            new Destinations(json, receivers).of(subscription),
            subscription.checkedPreferences(json));
    Change.note(request, null, subscriptions.find(caller.tenant(), added.id()));
    return ResponseEntity.status(201).contentType(MediaType.APPLICATION_JSON).body(added);
  }

  @GetMapping
  @Needs(Scope.READ)
  ResponseEntity<All> all(Caller caller) {
    return ResponseEntity.ok()
        .contentType(MediaType.APPLICATION_JSON)
        .body(new All(subscriptions.all(caller.tenant())));
  }

  @GetMapping("/{id}")
  @Needs(Scope.READ)
  ResponseEntity<Subscription> one(Caller caller, @PathVariable String id) {
    return ResponseEntity.ok()
        .contentType(MediaType.APPLICATION_JSON)
        .body(found(caller.tenant(), id));
  }

  /// Merges the body into the subscription; null removes a property.
  @PatchMapping("/{id}")
  @Needs(Scope.ADMIN)
  ResponseEntity<Subscription> change(
      Caller caller, @PathVariable String id, HttpServletRequest request) throws IOException {
    Subscription current = found(caller.tenant(), id);
    RequestJson json = new RequestJson(request, "{\"minSeverity\":\"warning\",\"project\":null}");
    SubscriptionRequest subscription = json.patched(current.asWritten(), SubscriptionRequest.class);
    if (!current.channel().equals(subscription.channel())) {
      throw json.invalid("`channel` cannot be changed. Create another subscription.");
    }
    subscriptions.change(
        caller.tenant(),
        id,
        subscription.hasDestination() ? new Destinations(json, receivers).of(subscription) : null,
        subscription.checkedPreferences(json));
    return changed(caller, current, request);
  }

  @PostMapping("/{id}/pause")
  @Needs(Scope.ADMIN)
  ResponseEntity<Subscription> pause(
      Caller caller, @PathVariable String id, HttpServletRequest request) {
    Subscription current = found(caller.tenant(), id);
    subscriptions.setPaused(caller.tenant(), id, true);
    return changed(caller, current, request);
  }

  @PostMapping("/{id}/resume")
  @Needs(Scope.ADMIN)
  ResponseEntity<Subscription> resume(
      Caller caller, @PathVariable String id, HttpServletRequest request) {
    Subscription current = found(caller.tenant(), id);
    subscriptions.setPaused(caller.tenant(), id, false);
    return changed(caller, current, request);
  }

  @PostMapping("/{id}/enable")
  @Needs(Scope.ADMIN)
  ResponseEntity<Subscription> enable(
      Caller caller, @PathVariable String id, HttpServletRequest request) {
    Subscription current = found(caller.tenant(), id);
    subscriptions.enable(caller.tenant(), id);
    return changed(caller, current, request);
  }

  private ResponseEntity<Subscription> changed(
      Caller caller, Subscription before, HttpServletRequest request) {
    Subscription after = found(caller.tenant(), before.id());
    Change.note(request, before, after);
    return ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(after);
  }

  /// Rotates the keys of a webhook; the current ones sign too until the grace period ends.
  @PostMapping("/{id}/rotate-secret")
  @Needs(Scope.ADMIN)
  ResponseEntity<Keys> rotate(Caller caller, @PathVariable String id, HttpServletRequest request)
      throws IOException {
    RequestJson json = new RequestJson(request, RotationRequest.EXAMPLE);
    Duration grace = json.as(RotationRequest.class).checked(json);
    Subscription before = found(caller.tenant(), id);
    SigningKeys keys = rotations.rotate(caller.tenant(), id, grace);
    if (keys == null) {
      throw unknown();
    }
    Change.note(request, before, subscriptions.find(caller.tenant(), id));
    return ResponseEntity.ok()
        .contentType(MediaType.APPLICATION_JSON)
        .body(new Keys(id, keys.secret(), keys.publicKeys()));
  }

  @DeleteMapping("/{id}")
  @Needs(Scope.ADMIN)
  ResponseEntity<Void> remove(Caller caller, @PathVariable String id, HttpServletRequest request) {
    Change.note(
        request, ID.matcher(id).matches() ? subscriptions.find(caller.tenant(), id) : null, null);
    if (!ID.matcher(id).matches() || !subscriptions.remove(caller.tenant(), id)) {
      throw unknown();
    }
    return ResponseEntity.noContent().build();
  }

  private Subscription found(String tenant, String id) {
    Subscription found = ID.matcher(id).matches() ? subscriptions.find(tenant, id) : null;
    if (found == null) {
      throw unknown();
    }
    return found;
  }

  private static ProblemException unknown() {
    return ProblemException.of(
        ProblemType.UNKNOWN_SUBSCRIPTION,
        "No subscription has this id.",
        "GET /v1/subscriptions lists them.");
  }

  /// The response to a rotation: the only one with the new secret.
  record Keys(String id, String secret, List<String> publicKeys) {

    @Override
    public String toString() {
      return "Keys[id=" + id + "]";
    }
  }

  /// The response to a list.
  record All(List<Subscription> subscriptions) {}
}
