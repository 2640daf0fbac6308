package io.cloudcostguard.ingest.identity.access;

import io.cloudcostguard.ingest.FrontDoor;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpMethod;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/// Every route of the running service.
final class Routes {

  /// One way to ask for something.
  ///
  /// @param needs null: the route is open
  record Route(HttpMethod method, String pattern, HandlerMethod handler, @Nullable Scope needs) {

    boolean isOpen() {
      return handler.hasMethodAnnotation(Open.class);
    }

    /// An address of this route, with `value` in place of each variable.
    String path(String value) {
      return pattern.replaceAll("\\{[^/]+}", value);
    }

    @Override
    public String toString() {
      return method + " " + pattern;
    }
  }

  static List<Route> all() {
    RequestMappingHandlerMapping mapping =
        FrontDoor.open().part("requestMappingHandlerMapping", RequestMappingHandlerMapping.class);
    List<Route> routes = new ArrayList<>();
    mapping
        .getHandlerMethods()
        .forEach((info, handler) -> {
          if (ErrorController.class.isAssignableFrom(handler.getBeanType())) {
            return;
          }
          Needs needs = handler.getMethodAnnotation(Needs.class);
          Scope scope = needs == null ? null : needs.value();
          for (String pattern : info.getPatternValues()) {
            for (RequestMethod method : info.getMethodsCondition().getMethods()) {
              routes.add(new Route(method.asHttpMethod(), pattern, handler, scope));
            }
          }
        });
    return routes;
  }

  private Routes() {}
}
