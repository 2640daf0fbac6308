package io.cloudcostguard.ingest.http;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerExceptionResolver;

/// Ends requests in a filter, with the format and the metrics of all refusals.
@Component
public final class Refusals {

  private final HandlerExceptionResolver resolver;

  Refusals(@Lazy @Qualifier("handlerExceptionResolver") HandlerExceptionResolver resolver) {
    this.resolver = resolver;
  }

  public void send(
      HttpServletRequest request, HttpServletResponse response, ProblemException refusal) {
    if (resolver.resolveException(request, response, null, refusal) == null) {
      throw refusal;
    }
  }
}
