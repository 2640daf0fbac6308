package io.cloudcostguard.ingest.http;

import java.io.IOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Answers malformed HTTP, which the server refuses before any route, as a problem instead of the
/// server's HTML page. Unsupported methods and versions (501, 505) count as errors of the request.
final class ServerErrors extends ErrorReportValve {

  private static final Logger LOGGER = LoggerFactory.getLogger(ServerErrors.class);

  @Override
  protected void report(Request request, Response response, @Nullable Throwable error) {
    int found = response.getStatus();
    if (found < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) {
      return;
    }
    int status = found > 500 ? 400 : found;
    Problem problem = status == 500 ? ErrorAnswer.internal(error) : ErrorAnswer.refused(status);
    response.setStatus(status);
    SecurityHeaders.set(response, request.isSecure());
    response.setContentType(Problem.MEDIA_TYPE);
    try {
      response.getOutputStream().write(problem.json());
      response.finishResponse();
    } catch (IOException e) {
      LOGGER.debug("client disconnected before the answer", e);
    }
  }
}
