package io.cloudcostguard.ingest.identity.access;

import io.cloudcostguard.ingest.http.ProblemException;
import io.cloudcostguard.ingest.http.ProblemType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/// Checks that the caller has the scope of the route. It is applied to the handler, so that no
/// spelling of a path bypasses it.
final class ScopeCheck implements HandlerInterceptor {

  @Override
  public boolean preHandle(
      HttpServletRequest request, HttpServletResponse response, Object handler) {
    if (handler instanceof HandlerMethod route && !isOpen(route) && !isOptions(request, route)) {
      Needs needs = route.getMethodAnnotation(Needs.class);
      if (needs == null) {
        throw new IllegalStateException(
            route.getShortLogMessage() + " has neither @Needs nor @Open");
      }
      check(request, needs.value());
    }
    return true;
  }

  /// Spring's own answer to OPTIONS, which says what a route takes, and nothing else.
  private static boolean isOptions(HttpServletRequest request, HandlerMethod route) {
    return request.getMethod().equals("OPTIONS")
        && route.getBeanType().getName().startsWith("org.springframework.");
  }

  private static boolean isOpen(HandlerMethod route) {
    return route.hasMethodAnnotation(Open.class)
        || ErrorController.class.isAssignableFrom(route.getBeanType());
  }

  private static void check(HttpServletRequest request, Scope needed) {
    ProblemException refused = Refused.of(request);
    if (refused != null) {
      throw refused;
    }
    Caller caller = Caller.of(request);
    if (caller == null) {
      throw Refused.unauthorized("The request has no token.", false);
    }
    if (!caller.may(needed)) {
      throw ProblemException.of(
          ProblemType.FORBIDDEN,
          "The request requires the scope "
              + needed.word()
              + ", which "
              + caller.name()
              + " lacks.",
          needed == Scope.OPERATE
              ? "Use the token of CCG_API_TOKEN."
              : "Use a key with the scope " + needed.word() + ".");
    }
  }
}
