package io.cloudcostguard.ingest.pipeline;

import io.cloudcostguard.ingest.identity.access.Needs;
import io.cloudcostguard.ingest.identity.access.Scope;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/// `GET /v1/pipeline/backlog`: what waits in Kafka.
@RestController
final class PipelineController {

  private final WaitingRecords waiting;

  PipelineController(WaitingRecords waiting) {
    this.waiting = waiting;
  }

  /// Of all tenants together, so it is the operator's.
  @GetMapping("/v1/pipeline/backlog")
  @Needs(Scope.OPERATE)
  WaitingRecords.Seen backlog() {
    return waiting.look();
  }
}
