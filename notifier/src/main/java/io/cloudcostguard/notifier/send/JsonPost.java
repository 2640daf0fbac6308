package io.cloudcostguard.notifier.send;

import io.cloudcostguard.outbound.OutboundHttp;
import io.cloudcostguard.outbound.OutboundRequest;
import io.cloudcostguard.outbound.OutboundRequest.Body;
import io.cloudcostguard.schemas.event.TraceParent;
import java.time.Clock;
import java.util.Map;
import java.util.TreeMap;

/// Posts the body of a delivery, as it is, to the subscription's URL.
public record JsonPost(OutboundHttp http, Clock clock) {

  /// Makes the request.
  ///
  /// @param headers in addition to the attempt's trace
  public Outcome send(
      ClaimedDelivery delivery, String url, Map<String, String> headers, AnswerRules rules) {
    Map<String, String> all = new TreeMap<>(headers);
    all.put(TraceParent.HEADER, delivery.traceparent());
    OutboundRequest request = new OutboundRequest("POST", url, all, Body.json(delivery.body()));
    return Outcome.of(rules, http.send(request), clock.instant());
  }
}
