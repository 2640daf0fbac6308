package io.cloudcostguard.ingest.identity.limit;

import io.cloudcostguard.ingest.identity.access.Caller;
import io.cloudcostguard.ingest.identity.tenant.Tenant;
import io.cloudcostguard.ingest.identity.tenant.Tenants;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.web.servlet.HandlerInterceptor;

/// How many requests a tenant may make, with all its keys together.
final class TenantLimit implements HandlerInterceptor {

  private final Buckets buckets = new Buckets("tenant");
  private final Tenants tenants;
  private final long perMinute;

  TenantLimit(Tenants tenants, LimitProperties properties) {
    this.tenants = tenants;
    perMinute = properties.tenantRequestsPerMinute();
  }

  @Override
  public boolean preHandle(
      HttpServletRequest request, HttpServletResponse response, Object handler) {
    Caller caller = Caller.of(request);
    if (caller != null && request.getDispatcherType() == DispatcherType.REQUEST) {
      Tenant tenant = tenants.known(caller.tenant());
      Long own = tenant == null ? null : tenant.requestsPerMinute();
      buckets.count(caller.tenant(), own == null ? perMinute : own, response);
    }
    return true;
  }
}
