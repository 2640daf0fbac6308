package io.cloudcostguard.e2e.deploy;

import static io.cloudcostguard.e2e.deploy.DeploymentFiles.ROOT;
import static io.cloudcostguard.e2e.deploy.DeploymentFiles.at;
import static io.cloudcostguard.e2e.deploy.DeploymentFiles.list;
import static io.cloudcostguard.e2e.deploy.DeploymentFiles.map;
import static io.cloudcostguard.e2e.deploy.DeploymentFiles.text;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/// docker-compose.observability.yml and the files that its tools read.
class ObservedComposeTest {

  private static final Object COMPOSE = yaml("docker-compose.observability.yml");
  private static final List<String> TOOLS = List.of("collector", "grafana", "prometheus");

  private static Object yaml(String file) {
    return DeploymentFiles.yaml(ROOT.resolve(file)).getFirst();
  }

  @Test
  void everyToolIsPinnedConfinedAndBounded() {
    for (String tool : TOOLS) {
      Object service = at(COMPOSE, "services", tool);
      assertThat(text(service, "image")).matches("[a-z/-]+:v?\\d+\\.\\d+\\.\\d+");
      assertThat(at(service, "read_only")).isEqualTo(true);
      assertThat(list(service, "cap_drop")).isEqualTo(List.of("ALL"));
      assertThat(text(service, "user")).isNotEqualTo("root");
      assertThat(text(service, "mem_limit")).isNotEmpty();
      assertThat(text(service, "logging", "options", "max-size")).isNotEmpty();
    }
  }

  @Test
  void onlyGrafanaIsReachableFromThisMachineAndHasNoKnownPassword() {
    for (String tool : TOOLS) {
      assertThat(list(at(COMPOSE, "services", tool), "ports"))
          .isEqualTo(tool.equals("grafana") ? List.of("127.0.0.1:3000:3000") : List.of());
    }
    assertThat(text(COMPOSE, "services", "grafana", "environment", "GF_SECURITY_ADMIN_PASSWORD"))
        .startsWith("${CCG_GRAFANA_PASSWORD:?");
  }

  @Test
  void everyFileThatIsMountedIsThere() {
    for (String tool : TOOLS) {
      for (Object volume : list(at(COMPOSE, "services", tool), "volumes")) {
        String from = volume.toString().split(":", 2)[0];
        if (from.startsWith("./")) {
          assertThat(ROOT.resolve(from)).exists();
        } else {
          assertThat(map(COMPOSE, "volumes")).containsKey(from);
        }
      }
    }
  }

  @Test
  void prometheusScrapesTheFourServicesByTheNamesThatTheAlertsKnow() {
    Object config = yaml("deploy/observability/prometheus/compose.yml");
    TreeSet<String> scraped = new TreeSet<>();
    for (Object job : list(config, "scrape_configs")) {
      String name = text(job, "job_name").replaceFirst("ccg-", "");
      assertThat(text(job, "metrics_path")).isEqualTo("/actuator/prometheus");
      assertThat(list(list(job, "static_configs").getFirst(), "targets"))
          .isEqualTo(List.of(name + ":8080"));
      scraped.add(name);
    }
    assertThat(scraped).containsExactlyInAnyOrderElementsOf(DeploymentFiles.SERVICES);
    for (Object rules : list(config, "rule_files")) {
      assertThat(Files.exists(ROOT.resolve("deploy/observability/prometheus/" + rules))).isTrue();
    }
  }

  @Test
  void servicesSendTheirSpansWhereTheCollectorListens() {
    String listens =
        text(
            yaml("deploy/observability/collector/collector.yml"),
            "receivers",
            "otlp",
            "protocols",
            "http",
            "endpoint");
    for (String service : List.of("ingest-api", "estimator-stream", "notifier")) {
      Map<String, Object> environment = map(at(COMPOSE, "services", service), "environment");
      assertThat(environment)
          .isEqualTo(
              Map.of(
                  "CCG_TRACES_ENDPOINT",
                  listens.replace("0.0.0.0", "http://collector") + "/v1/traces"));
    }
  }
}
