package io.cloudcostguard.e2e.deploy;

import static io.cloudcostguard.e2e.deploy.DeploymentFiles.ROOT;
import static org.assertj.core.api.Assertions.assertThat;

import io.cloudcostguard.schemas.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Code, docs/operations.md, docs/runbook.md, the Prometheus rules and the Grafana dashboard name
/// the same metrics and alerts.
class ObservabilityFilesTest {

  private static final Path RULES = ROOT.resolve("deploy/observability/prometheus/rules.yml");
  private static final Path ORIGIN_NAMES =
      ROOT.resolve("deploy/observability/prometheus/origin-names.yml");
  private static final Path DASHBOARD =
      ROOT.resolve("deploy/observability/grafana/cloudcostguard.json");
  private static final Pattern REGISTERED =
      Pattern.compile(
          "(?:\\b(?:counter|timer|gauge|summary|builder)\\(|String [A-Z_]+"
              + " =)\\s*\"(ccg(?:\\.[a-z]+)+)\"");
  private static final Pattern DOCUMENTED = Pattern.compile("(?m)^\\| `(ccg_[a-z_]+)` \\|");
  private static final Pattern USED = Pattern.compile("\\bccg_[a-z_]+\\b(?!\\()");
  private static final Pattern ALERT = Pattern.compile("alert: (\\w+)");

  /// What Prometheus adds to a name.
  private static final Pattern SUFFIX =
      Pattern.compile("(_total|_seconds|_usd|_bucket|_count|_sum|_max)+$");

  @Test
  void everyMetricOfTheCodeIsDocumentedAndNoOther() throws IOException {
    assertThat(bare(all(DOCUMENTED, Files.readString(ROOT.resolve("docs/operations.md")))))
        .isEqualTo(registered());
  }

  @Test
  void theRulesAndTheDashboardUseMetricsThatThereAre() throws IOException {
    Set<String> there = registered();
    for (Path file : List.of(RULES, ORIGIN_NAMES, DASHBOARD)) {
      assertThat(there).as(file.toString()).containsAll(bare(all(USED, Files.readString(file))));
    }
  }

  @Test
  void everyAlertHasASeverityATextAndAnEntryInTheRunbook() throws IOException {
    String rules = Files.readString(RULES);
    String runbook = Files.readString(ROOT.resolve("docs/runbook.md"));
    Set<String> alerts = all(ALERT, rules);

    assertThat(all(Pattern.compile("(?m)^## (\\w+)$"), runbook)).isEqualTo(alerts);
    for (String alert : alerts) {
      String rule = rules.substring(rules.indexOf("alert: " + alert + "\n"));
      int next = rule.indexOf("- alert: ");
      assertThat(next < 0 ? rule : rule.substring(0, next))
          .contains("severity: ", "summary: ")
          .contains("runbook_url: docs/runbook.md#" + alert.toLowerCase(Locale.ROOT));
    }
  }

  @Test
  void everyRecordedSeriesThatTheDashboardShowsIsRecorded() throws IOException {
    Set<String> recorded = all(Pattern.compile("record: (\\S+)"), Files.readString(RULES));
    assertThat(recorded)
        .containsAll(
            all(Pattern.compile("\"expr\": \"(ccg:[\\w:]+)\""), Files.readString(DASHBOARD)));
  }

  @Test
  void theDashboardsPanelsHaveTitlesAndQueries() throws IOException {
    var panels = Json.MAPPER.readTree(Files.readString(DASHBOARD)).path("panels");
    assertThat(panels.size()).isGreaterThan(20);
    panels.forEach(panel -> {
      assertThat(panel.path("title").asString()).isNotEmpty();
      if (!panel.path("type").asString().equals("row")) {
        assertThat(panel.path("targets").size()).isPositive();
      }
    });
  }

  /// The meters that main code registers, in Prometheus' spelling without its suffixes.
  private static Set<String> registered() throws IOException {
    Set<String> names = new TreeSet<>();
    try (Stream<Path> modules = Files.list(ROOT)) {
      for (Path sources :
          modules
              .filter(module -> !module.endsWith("benchmarks"))
              .map(module -> module.resolve("src/main/java"))
              .filter(Files::isDirectory)
              .toList()) {
        try (Stream<Path> files = Files.walk(sources)) {
          for (Path file : files.filter(ObservabilityFilesTest::usesMeters).toList()) {
            names.addAll(all(REGISTERED, Files.readString(file)));
          }
        }
      }
    }
    return bare(names.stream().map(name -> name.replace('.', '_')).collect(Collectors.toSet()));
  }

  private static boolean usesMeters(Path file) {
    return file.toString().endsWith(".java")
        && DeploymentFiles.read(file).contains("io.micrometer.core.instrument");
  }

  private static Set<String> bare(Set<String> names) {
    return names.stream()
        .map(name -> SUFFIX.matcher(name).replaceAll(""))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Set<String> all(Pattern pattern, String text) {
    return pattern
        .matcher(text)
        .results()
        .map(found -> found.groupCount() > 0 ? found.group(1) : found.group())
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
