package io.cloudcostguard.ingest.pipeline;

import io.cloudcostguard.ingest.identity.access.Caller;
import io.cloudcostguard.ingest.identity.access.Needs;
import io.cloudcostguard.ingest.identity.access.Scope;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/// `GET /v1/pipeline/…`: how fast a tenant's plans are estimated, and, for the operator, what waits
/// in Kafka.
@RestController
final class PipelineController {

  private final PlanLatency latency;
  private final WaitingRecords waiting;

  PipelineController(PlanLatency latency, WaitingRecords waiting) {
    this.latency = latency;
    this.waiting = waiting;
  }

  @GetMapping("/v1/pipeline/latency")
  @Needs(Scope.READ)
  PlanLatency.Figures latency(Caller caller) {
    return latency.of(caller.tenant());
  }

  /// Of all tenants together, so it is the operator's.
  @GetMapping("/v1/pipeline/backlog")
  @Needs(Scope.OPERATE)
  WaitingRecords.Seen backlog() {
    return waiting.look();
  }
}
