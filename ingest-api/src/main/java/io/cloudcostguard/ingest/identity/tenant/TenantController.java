package io.cloudcostguard.ingest.identity.tenant;

import io.cloudcostguard.ingest.http.Change;
import io.cloudcostguard.ingest.http.ProblemException;
import io.cloudcostguard.ingest.http.ProblemType;
import io.cloudcostguard.ingest.http.RequestJson;
import io.cloudcostguard.ingest.identity.access.Caller;
import io.cloudcostguard.ingest.identity.access.Needs;
import io.cloudcostguard.ingest.identity.access.Scope;
import io.cloudcostguard.schemas.sealing.Sealing;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// `/v1/tenants`: opens and closes tenants and hands out their first keys; for the operator only.
@RestController
@RequestMapping("/v1/tenants")
final class TenantController {

  private final TenantStore store;
  private final Tenants tenants;
  private final KeyController keys;
  private final Sealing sealing;

  TenantController(TenantStore store, Tenants tenants, KeyController keys, Sealing sealing) {
    this.store = store;
    this.tenants = tenants;
    this.keys = keys;
    this.sealing = sealing;
  }

  @PutMapping("/{tenant}")
  @Needs(Scope.OPERATE)
  ResponseEntity<Tenant> open(@PathVariable String tenant, HttpServletRequest request)
      throws IOException {
    if (!Tenant.isName(tenant)) {
      throw ProblemException.of(
          ProblemType.INVALID_PARAMETER,
          "A tenant's name is 1 to 63 lower case letters, digits and hyphens.",
          "Choose another name.");
    }
    if (sealing.isErased(tenant)) {
      throw ProblemException.of(
          ProblemType.TENANT_ERASED,
          "The tenant was erased with its key. What it would write could not be read.",
          "Choose another name.");
    }
    RequestJson json = new RequestJson(request, TenantRequest.EXAMPLE);
    Tenant before = find(tenant);
    Tenant opened = store.open(tenant, json.as(TenantRequest.class).checked(json));
    tenants.refresh();
    Change.note(request, before, opened);
    return ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(opened);
  }

  @GetMapping
  @Needs(Scope.OPERATE)
  ResponseEntity<All> all() {
    return ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(new All(store.all()));
  }

  /// Closes the tenant: its keys are refused from now on; what is stored of it stays.
  @DeleteMapping("/{tenant}")
  @Needs(Scope.OPERATE)
  ResponseEntity<Void> close(@PathVariable String tenant, HttpServletRequest request) {
    Tenant before = find(tenant);
    if (!Tenant.isName(tenant) || !store.close(tenant)) {
      throw unknown();
    }
    tenants.refresh();
    Change.note(request, before, find(tenant));
    return ResponseEntity.noContent().build();
  }

  @PostMapping("/{tenant}/keys")
  @Needs(Scope.OPERATE)
  ResponseEntity<ApiKey> addKey(
      Caller caller, @PathVariable String tenant, HttpServletRequest request) throws IOException {
    if (!Tenant.isName(tenant) || tenants.open(tenant) == null) {
      throw unknown();
    }
    return keys.added(tenant, caller, request);
  }

  private @Nullable Tenant find(String name) {
    return store.all().stream()
        .filter(tenant -> tenant.name().equals(name))
        .findFirst()
        .orElse(null);
  }

  private static ProblemException unknown() {
    return ProblemException.of(
        ProblemType.UNKNOWN_TENANT,
        "No open tenant has this name.",
        "GET /v1/tenants lists them; PUT /v1/tenants/{tenant} opens one.");
  }

  /// The answer to a list.
  record All(List<Tenant> tenants) {}
}
