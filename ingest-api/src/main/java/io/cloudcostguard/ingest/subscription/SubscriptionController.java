package io.cloudcostguard.ingest.subscription;

import io.cloudcostguard.ingest.IngestProperties;
import io.cloudcostguard.ingest.access.Caller;
import io.cloudcostguard.ingest.access.Needs;
import io.cloudcostguard.ingest.access.Scope;
import io.cloudcostguard.ingest.http.ProblemException;
import io.cloudcostguard.ingest.http.RequestJson;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import java.util.regex.Pattern;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// `/v1/subscriptions`: who is told what, and where.
@RestController
@RequestMapping("/v1/subscriptions")
final class SubscriptionController {

  private static final Pattern ID = Pattern.compile("[A-Za-z0-9._-]{1,200}");

  private final Subscriptions subscriptions;
  private final boolean insecureAllowed;

  SubscriptionController(Subscriptions subscriptions, IngestProperties properties) {
    this.subscriptions = subscriptions;
    insecureAllowed = properties.allowInsecureReceivers();
  }

  @PostMapping
  @Needs(Scope.ADMIN)
  ResponseEntity<Subscription> add(Caller caller, HttpServletRequest request) throws IOException {
    RequestJson json = new RequestJson(request, SubscriptionRequest.EXAMPLE);
    SubscriptionRequest wanted = json.as(SubscriptionRequest.class);
    Subscription added = subscriptions.add(caller.tenant(), wanted.checked(json, insecureAllowed));
    return ResponseEntity.status(201).contentType(MediaType.APPLICATION_JSON).body(added);
  }

  @GetMapping
  @Needs(Scope.READ)
  ResponseEntity<All> all(Caller caller) {
    return ResponseEntity.ok()
        .contentType(MediaType.APPLICATION_JSON)
        .body(new All(subscriptions.all(caller.tenant())));
  }

  @DeleteMapping("/{id}")
  @Needs(Scope.ADMIN)
  ResponseEntity<Void> remove(Caller caller, @PathVariable String id) {
    if (!ID.matcher(id).matches() || !subscriptions.remove(caller.tenant(), id)) {
      throw ProblemException.of(
          404,
          "unknown-subscription",
          "There is no such subscription",
          "No subscription has this id.",
          "GET /v1/subscriptions lists them.");
    }
    return ResponseEntity.noContent().build();
  }

  /// The answer to a list.
  record All(List<Subscription> subscriptions) {}
}
