package io.cloudcostguard.ingest.identity.tenant;

import io.cloudcostguard.ingest.http.Change;
import io.cloudcostguard.ingest.http.ProblemException;
import io.cloudcostguard.ingest.http.ProblemType;
import io.cloudcostguard.ingest.http.Query;
import io.cloudcostguard.ingest.http.RequestJson;
import io.cloudcostguard.ingest.identity.access.Caller;
import io.cloudcostguard.ingest.identity.access.Needs;
import io.cloudcostguard.ingest.identity.access.Scope;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// `/v1/keys`: manages a tenant's API keys.
@RestController
@RequestMapping("/v1/keys")
final class KeyController {

  private static final Pattern ID = Pattern.compile("[0-9A-Za-z]{12}");
  private static final int DAY = 24 * 60;

  private final ApiKeys keys;
  private final Tenants tenants;
  private final Clock clock;

  KeyController(ApiKeys keys, Tenants tenants, Clock clock) {
    this.keys = keys;
    this.tenants = tenants;
    this.clock = clock;
  }

  @PostMapping
  @Needs(Scope.ADMIN)
  ResponseEntity<ApiKey> add(Caller caller, HttpServletRequest request) throws IOException {
    return added(caller.tenant(), caller, request);
  }

  /// Makes a key of any tenant.
  ResponseEntity<ApiKey> added(String tenant, Caller caller, HttpServletRequest request)
      throws IOException {
    RequestJson json = new RequestJson(request, KeyRequest.EXAMPLE);
    KeyRequest requested = json.as(KeyRequest.class);
    ApiKey key = keys.add(tenant, requested.checked(json, caller, clock.instant()), caller.name());
    tenants.refresh();
    Change.note(request, null, key.withoutSecret());
    return ResponseEntity.created(URI.create("/v1/keys/" + key.id()))
        .contentType(MediaType.APPLICATION_JSON)
        .body(key);
  }

  @GetMapping
  @Needs(Scope.ADMIN)
  ResponseEntity<All> all(Caller caller) {
    return ResponseEntity.ok()
        .contentType(MediaType.APPLICATION_JSON)
        .body(new All(keys.all(caller.tenant())));
  }

  /// A new secret is a key in other hands: it takes all that the key may do.
  @PostMapping("/{id}/rotate")
  @Needs(Scope.ADMIN)
  ResponseEntity<ApiKey> rotate(
      Caller caller, @PathVariable String id, HttpServletRequest request) {
    int grace = new Query(request).count("graceMinutes", DAY, 90 * DAY);
    Set<Scope> scopes = ID.matcher(id).matches() ? keys.scopes(caller.tenant(), id) : null;
    if (scopes == null) {
      throw unknown();
    }
    KeyRequest.refuseMoreThan(caller, scopes);
    ApiKey before = find(caller, id);
    ApiKey rotated = keys.rotate(caller.tenant(), id, Duration.ofMinutes(grace));
    if (rotated == null) {
      throw unknown();
    }
    tenants.refresh();
    Change.note(request, before, rotated.withoutSecret());
    return ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(rotated);
  }

  @DeleteMapping("/{id}")
  @Needs(Scope.ADMIN)
  ResponseEntity<Void> revoke(Caller caller, @PathVariable String id, HttpServletRequest request) {
    Change.note(request, find(caller, id), null);
    if (!ID.matcher(id).matches() || !keys.revoke(caller.tenant(), id)) {
      throw unknown();
    }
    tenants.refresh();
    return ResponseEntity.noContent().build();
  }

  private @Nullable ApiKey find(Caller caller, String id) {
    return keys.all(caller.tenant()).stream()
        .filter(key -> key.id().equals(id))
        .findFirst()
        .orElse(null);
  }

  private static ProblemException unknown() {
    return ProblemException.of(
        ProblemType.UNKNOWN_KEY, "No key of this tenant has this id.", "GET /v1/keys lists them.");
  }

  /// The answer to a list.
  record All(List<ApiKey> keys) {}
}
