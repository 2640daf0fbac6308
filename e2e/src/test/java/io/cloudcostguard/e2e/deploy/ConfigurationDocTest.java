package io.cloudcostguard.e2e.deploy;

import static io.cloudcostguard.e2e.deploy.DeploymentFiles.ROOT;
import static org.assertj.core.api.Assertions.assertThat;

import io.cloudcostguard.e2e.deploy.Settings.Setting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// docs/configuration.md lists every setting of the services: made from their configuration
/// records. `-Dgolden.update` writes it.
class ConfigurationDocTest {

  private static final Path DOC = ROOT.resolve("docs/configuration.md");

  /// What a configuration file, or a class without a configuration record, asks for by its name.
  private static final Pattern ASKED_FOR =
      Pattern.compile("\\$\\{([A-Z][A-Z0-9_]*)[:}]|@Value\\(\"\\$\\{(ccg\\.[a-z.-]+)[:}]");

  private static final Pattern LISTED = Pattern.compile("`([A-Z][A-Z0-9_]+)`");

  private static final String BEGINNING =
      """
      # Configuration

      Lists every setting of the services. A setting is a variable of the environment, or a property: `CCG_LIMIT_PLANSPERDAY`
      is `ccg.limit.plans-per-day`. Of a list, values are separated by commas. A duration is e.g. `30s`, `2m`, `5d`; a size
      `512MB`. A service with a value that it cannot use does not start, and names it. A setting without a default is off, or
      follows from others, as its line says. Settings are read at the start.

      <!-- Made by ConfigurationDocTest; do not edit. -->

      ## All services

      | variable | default | meaning |
      |---|---|---|
      | `CCG_KAFKA` | `localhost:9092` | the brokers, `host:port`, separated by commas |
      | `CCG_KAFKA_CLIENT_PROPERTIES_FILE` | | client settings of Kafka ([TLS and SASL](deploy.md#kafka-with-tls-and-sasl)); single ones as `CCG_KAFKA_CLIENT_…` |
      | `CCG_DB_URL`, `CCG_DB_USER`, `CCG_DB_PASSWORD` | | PostgreSQL, as JDBC has it; not of estimator-stream |
      | `CCG_DB_MIGRATION_USER`, `CCG_DB_MIGRATION_PASSWORD` | as above | the role of migrations, the owner of the tables ([roles](deploy.md#roles-of-postgresql)); not of estimator-stream |
      | `SPRING_FLYWAY_ENABLED` | `true` | `false`: a service does not migrate; another one does |
      | `CCG_SECRET_KEY` | | encrypts receivers' addresses and secrets ([rotation](deploy.md#secrets)); of ingest-api and notifier |
      | `CCG_SEALING_KEYS` | | encrypts the keys of tenants, which seal their records; empty: nothing is sealed ([erasing a tenant](audit.md#erasing-a-tenant)); of ingest-api, estimator-stream and notifier |
      | `CCG_INSTANCE_ID` | | the name of this instance at Kafka, which keeps its partitions over a restart; of ingest-api and notifier |
      | `CCG_KAFKA_REPLICATIONFACTOR` | `-1` | of topics that a service makes; -1: the brokers' default |
      | `CCG_KAFKA_RETENTION` | | how long topics keep their records, e.g. `plans=400d,estimates=400d`; all others for ever ([retention](operations.md#retention-and-archives)). The same for every service, `ccg doctor` and `ccg audit` |
      | `CCG_NOTIFIER_PUBLICURL` | | of notifier: the public URL of the API, for links in messages; without it messages have none |
      | `CCG_NOTIFIER_SIGNEDLINKS` | `true` | of notifier: whether links open their estimate without a sign-in ([signed links](console.md#signed-links)) |
      | `CCG_LOG_FORMAT` | `ecs` | `ecs`, `logstash`, `gelf`; empty: plain text |
      | `LOGGING_LEVEL_IO_CLOUDCOSTGUARD` | `info` | the level of our own log lines |
      | `SERVER_ADDRESS`, `SERVER_PORT` | `127.0.0.1`, `8080` | where a service listens |
      | `SERVER_FORWARDHEADERSSTRATEGY` | `none` | `native` behind a proxy ([limits](deploy.md#limits)) |

      Pools, time limits of the database and of Kafka: [when a dependency fails](deploy.md#when-a-dependency-fails).
      """;

  @Test
  void listsEverySetting() throws IOException {
    String doc = doc();
    if (System.getProperty("golden.update") != null) {
      Files.writeString(DOC, doc);
    }
    assertThat(doc).isEqualTo(Files.readString(DOC));
  }

  @Test
  void everySettingIsDescribed() throws IOException {
    assertThat(Settings.byModule().values().stream().flatMap(List::stream))
        .hasSizeGreaterThan(80)
        .allSatisfy(setting -> assertThat(setting.description()).as(setting.name()).isNotEmpty());
  }

  @Test
  void everyVariableThatIsAskedForByItsNameIsListed() throws IOException {
    Set<String> listed =
        LISTED
            .matcher(Files.readString(DOC))
            .results()
            .map(variable -> bare(variable.group(1)))
            .collect(Collectors.toSet());
    Set<String> missing = new TreeSet<>();
    for (String module :
        List.of(
            "health", "ingest-api", "estimator-stream", "notifier", "pricing-loader", "tracing")) {
      try (Stream<Path> files = Files.walk(ROOT.resolve(module).resolve("src/main"))) {
        for (Path file :
            files.filter(Files::isRegularFile).filter(ConfigurationDocTest::asks).toList()) {
          Matcher asked = ASKED_FOR.matcher(DeploymentFiles.read(file));
          while (asked.find()) {
            String name = asked.group(1) == null ? asked.group(2) : asked.group(1);
            if (!listed.contains(bare(name))) {
              missing.add(module + " " + name);
            }
          }
        }
      }
    }
    assertThat(missing).isEmpty();
  }

  /// Variables and properties are one, whatever separates their words.
  private static String bare(String name) {
    return name.replaceAll("[^A-Za-z0-9]", "").toUpperCase(Locale.ROOT);
  }

  private static boolean asks(Path file) {
    return file.toString().endsWith(".yml") || file.toString().endsWith(".java");
  }

  private static String doc() throws IOException {
    StringBuilder doc = new StringBuilder(BEGINNING);
    Map<String, List<Setting>> settings = Settings.byModule();
    for (String module : Settings.modules()) {
      doc.append("\n## ")
          .append(
              module.equals("tracing") ? "Traces: ingest-api, estimator-stream, notifier" : module)
          .append("\n\n| variable | values | default | meaning |\n|---|---|---|---|\n");
      for (Setting setting : settings.get(module)) {
        doc.append(
            "| `%s` | %s | %s | %s |\n"
                .formatted(
                    setting.variable(),
                    setting.type(),
                    setting.fallback().isEmpty() ? "" : "`" + setting.fallback() + "`",
                    setting.description().replace("|", "\\|")));
      }
    }
    return doc.toString();
  }
}
