package io.cloudcostguard.ingest.identity.access;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The authenticated caller of a request, with its tenant and scopes. A handler method takes it as
/// a parameter.
///
/// @param tenant whose plans, estimates, budgets and subscriptions the request is about; nothing of
///   any other tenant is ever seen or changed
/// @param name of the key or person, for the log and the audit; no secret
public record Caller(String tenant, String name, Set<Scope> scopes) {

  /// The tenant of an installation that has only one.
  public static final String DEFAULT_TENANT = "default";

  private static final String ATTRIBUTE = Caller.class.getName();

  public Caller {
    scopes = Set.copyOf(scopes);
  }

  public boolean may(Scope scope) {
    return scopes.contains(scope);
  }

  /// The caller of a request; null when the request is not authenticated.
  public static @Nullable Caller of(HttpServletRequest request) {
    return (Caller) request.getAttribute(ATTRIBUTE);
  }

  void attachTo(HttpServletRequest request) {
    request.setAttribute(ATTRIBUTE, this);
  }
}
