package io.cloudcostguard.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudcostguard.cli.server.ApiClient;
import io.cloudcostguard.schemas.Json;
import io.cloudcostguard.standalone.local.Services;
import io.cloudcostguard.standalone.local.Services.Environment;
import io.cloudcostguard.standalone.local.Services.Service;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A plan is cancelled while no estimator runs: an estimator that starts later reads what was asked
/// first.
class CancellationTest {

  @Test
  void isKnownToAnEstimatorThatStartsLater(@TempDir Path folder) throws Exception {
    byte[] plan = Files.readAllBytes(Path.of("../examples/web-stack/plan.json"));
    try (Infrastructure infrastructure = Infrastructure.start(folder)) {
      Environment environment = infrastructure.environment(folder, java.util.List.of());
      try (Services front =
          Services.start(environment, EnumSet.of(Service.PRICING_LOADER, Service.INGEST_API))) {
        ApiClient api = new ApiClient(front.url(Service.INGEST_API), null);
        String unwanted = api.submit(plan, "shop", "unwanted");
        api.call("DELETE", "/v1/plans/" + unwanted, "");
        String wanted = api.submit(plan, "shop", "wanted");

        for (int start = 0; start < 2; start++) {
          try (Services _ = Services.start(environment, EnumSet.of(Service.ESTIMATOR_STREAM))) {
            assertThat(outcome(api, unwanted)).isEqualTo("cancelled");
            assertThat(outcome(api, wanted)).isEqualTo("estimated");
          }
          unwanted = api.submit(plan, "shop", "unwanted");
          api.call("DELETE", "/v1/plans/" + unwanted, "");
        }
      }
    }
  }

  private static String outcome(ApiClient api, String id) throws Exception {
    return Json.MAPPER.readTree(api.estimate(id)).path("outcome").asString();
  }
}
