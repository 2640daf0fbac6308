package io.cloudcostguard.ingest.integration.runtask;

import io.cloudcostguard.ingest.IngestProperties;
import io.cloudcostguard.outbound.Answer;
import io.cloudcostguard.outbound.BoundedLookup;
import io.cloudcostguard.outbound.Download;
import io.cloudcostguard.outbound.OutboundHttp;
import io.cloudcostguard.outbound.OutboundRequest;
import java.io.IOException;
import java.util.Map;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/// HCP Terraform, or a Terraform Enterprise, as we speak to it.
@Component
class Platform implements DisposableBean {

  private final BoundedLookup names;
  private final OutboundHttp http;
  private final RunTaskProperties properties;
  private final long maxPlanBytes;

  /// What came of telling something.
  sealed interface Notified {

    /// It was heard.
    record Yes() implements Notified {}

    /// It may be heard later.
    record NotNow(String reason) implements Notified {}

    /// It never will be heard.
    record Never(String reason) implements Notified {}
  }

  Platform(RunTaskProperties properties, IngestProperties ingest) {
    this.properties = properties;
    maxPlanBytes = ingest.maxPlanBytes().toBytes();
    int threads = Math.max(1, properties.maxInFlight());
    names = new BoundedLookup(properties.connectTimeout(), threads);
    http =
        new OutboundHttp(
            properties.addresses(),
            names,
            properties.connectTimeout(),
            properties.callbackTimeout(),
            threads);
  }

  /// Fetches a plan with a run's token; its bytes go to `reader` as they arrive.
  Download.Outcome<String> fetchPlan(String url, String token, Download.Reader<String> reader) {
    Map<String, String> credentials =
        Map.of("Authorization", "Bearer " + token, "Accept", "application/json");
    return http.fetch(
        new Download(url, credentials, maxPlanBytes, properties.fetchTimeout()), reader);
  }

  /// Tells a run how its task is doing.
  ///
  /// @param body of JSON:API
  Notified tell(Access access, String body) {
    OutboundRequest request =
        new OutboundRequest(
            "PATCH",
            access.callbackUrl(),
            Map.of("Authorization", "Bearer " + access.token()),
            OutboundRequest.Body.jsonApi(body));
    return switch (http.send(request)) {
      case Answer.Status(int code, _, _) when code >= 200 && code < 300 -> new Notified.Yes();
      case Answer.Status(int code, _, _) when mayChange(code) ->
          new Notified.NotNow("The callback was answered with status " + code);
      case Answer.Status(int code, _, _) ->
          new Notified.Never("The callback was answered with status " + code);
      case Answer.None(String reason) -> new Notified.NotNow(reason);
      case Answer.Refused(String reason) -> new Notified.Never(reason);
    };
  }

  /// Whether the same request may be answered otherwise later.
  static boolean mayChange(int status) {
    return status >= 500 || status == 408 || status == 425 || status == 429;
  }

  @Override
  public void destroy() throws IOException {
    http.close();
    names.close();
  }
}
