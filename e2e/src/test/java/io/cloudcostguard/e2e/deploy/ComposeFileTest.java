package io.cloudcostguard.e2e.deploy;

import static io.cloudcostguard.e2e.deploy.DeploymentFiles.ROOT;
import static io.cloudcostguard.e2e.deploy.DeploymentFiles.at;
import static io.cloudcostguard.e2e.deploy.DeploymentFiles.compose;
import static io.cloudcostguard.e2e.deploy.DeploymentFiles.list;
import static io.cloudcostguard.e2e.deploy.DeploymentFiles.map;
import static io.cloudcostguard.e2e.deploy.DeploymentFiles.read;
import static io.cloudcostguard.e2e.deploy.DeploymentFiles.text;
import static io.cloudcostguard.e2e.deploy.DeploymentFiles.texts;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ComposeFileTest {

  /// Empty where the environment has none.
  private static final String OPTIONAL = "\\$\\{[A-Z_]+:-}";

  private static final Pattern REQUIRED = Pattern.compile("\\$\\{([A-Z_]+):\\?[^}]+}");

  static Stream<String> every() {
    return map(compose(), "services").keySet().stream();
  }

  static Stream<String> ours() {
    return DeploymentFiles.SERVICES.stream();
  }

  @Test
  void hasTheFourServicesTheBrokerAndTheDatabase() {
    assertThat(every())
        .containsExactlyInAnyOrder(
            "estimator-stream", "ingest-api", "kafka", "notifier", "postgres", "pricing-loader");
  }

  @ParameterizedTest
  @MethodSource("every")
  void everyServiceHasAHealthCheck(String service) {
    assertThat(list(service(service), "healthcheck", "test")).hasSizeGreaterThan(1).contains("CMD");
  }

  @ParameterizedTest
  @MethodSource("every")
  void everyImageIsPinned(String service) {
    assertThat(text(service(service), "image")).matches("[a-z/-]+:\\d+\\.\\d+[\\w.-]*");
  }

  @ParameterizedTest
  @MethodSource("every")
  void noServiceIsRootOrCanBecomeMore(String service) {
    assertThat(list(service(service), "cap_drop")).isEqualTo(List.of("ALL"));
    assertThat(list(service(service), "security_opt")).isEqualTo(List.of("no-new-privileges:true"));
    if (at(service(service), "build") == null) {
      assertThat(text(service(service), "user")).matches("[a-z]+").isNotEqualTo("root");
    } else {
      assertThat(read(ROOT.resolve("Dockerfile"))).containsPattern("\nUSER [1-9]\\d+:[1-9]\\d+\n");
    }
  }

  @ParameterizedTest
  @MethodSource("ours")
  void ourServicesWriteNowhereButWhereTheyMay(String service) {
    assertThat(at(service(service), "read_only")).isEqualTo(true);
    assertThat(list(service(service), "tmpfs").getFirst().toString()).startsWith("/tmp:exec,");
  }

  @ParameterizedTest
  @MethodSource("ours")
  void ourServicesAreBuiltFromTheDockerfile(String service) {
    assertThat(text(service(service), "build", "args", "SERVICE")).isEqualTo(service);
    assertThat(read(ROOT.resolve("Dockerfile"))).contains(service);
  }

  @ParameterizedTest
  @MethodSource("every")
  void noSecretIsWrittenDown(String service) {
    map(service(service), "environment")
        .forEach((name, value) -> {
          if (name.matches(".*(PASSWORD|SECRET|TOKEN|KEY).*")) {
            assertThat(value.toString()).matches(REQUIRED.pattern() + "|" + OPTIONAL);
          }
        });
  }

  @Test
  void theExampleHasEverySecretWithoutAValue() {
    Set<String> required = new TreeSet<>();
    for (String text : texts(compose())) {
      Matcher matcher = REQUIRED.matcher(text);
      while (matcher.find()) {
        required.add(matcher.group(1));
      }
    }

    assertThat(read(ROOT.resolve(".env.example")).lines().filter(line -> !line.startsWith("#")))
        .filteredOn(line -> !line.isBlank())
        .containsExactlyInAnyOrderElementsOf(required.stream().map(name -> name + "=").toList());
    assertThat(read(ROOT.resolve(".gitignore")).lines()).contains(".env");
  }

  @ParameterizedTest
  @MethodSource("every")
  void onlyTheApiIsReachableAndOnlyFromThisMachine(String service) {
    assertThat(list(service(service), "ports"))
        .isEqualTo(service.equals("ingest-api") ? List.of("127.0.0.1:8080:8080") : List.of());
  }

  @ParameterizedTest
  @MethodSource("ours")
  void ourServicesKnowEveryVariableTheyAreGiven(String service) {
    Set<String> known = KnownVariables.of(service);
    assumeThat(known).as(service + ".yml").isNotNull();

    assertThat(known).containsAll(map(service(service), "environment").keySet());
  }

  @ParameterizedTest
  @MethodSource("ours")
  void ourServicesWaitForWhatTheyNeed(String service) {
    Map<String, Object> needed = map(service(service), "depends_on");
    Map<String, Object> environment = map(service(service), "environment");

    assertThat(needed.containsKey("kafka")).isEqualTo(environment.containsKey("CCG_KAFKA"));
    assertThat(needed.containsKey("postgres")).isEqualTo(environment.containsKey("CCG_DB_URL"));
    assertThat(needed.values())
        .allSatisfy(one -> assertThat(text(one, "condition")).isEqualTo("service_healthy"));
  }

  @ParameterizedTest
  @CsvSource({"200, 0", "503, 1", "401, 1"})
  void theHealthCheckTellsHealthyFromUnhealthy(int status, int exit) throws Exception {
    // Given
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/actuator/health/readiness",
        exchange -> {
          exchange.sendResponseHeaders(status, -1);
          exchange.close();
        });
    server.start();
    try {
      // When
      int exited = healthCheck(server.getAddress().getPort());

      // Then
      assertThat(exited).isEqualTo(exit);
    } finally {
      server.stop(0);
    }
    assertThat(healthCheck(server.getAddress().getPort())).as("no process listens").isEqualTo(1);
  }

  private static int healthCheck(int port) throws IOException, InterruptedException {
    List<String> command =
        list(service("ingest-api"), "healthcheck", "test").stream()
            .skip(1)
            .map(word -> word.toString().replace("$$", "$").replace("8080", String.valueOf(port)))
            .toList();
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
    return process.exitValue();
  }

  private static Object service(String name) {
    return at(compose(), "services", name);
  }
}
