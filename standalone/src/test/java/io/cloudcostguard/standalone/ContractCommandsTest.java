package io.cloudcostguard.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import io.cloudcostguard.cli.server.ApiClient;
import io.cloudcostguard.schemas.Json;
import io.cloudcostguard.schemas.estimate.PlanEstimated;
import io.cloudcostguard.schemas.estimate.PlanOutcome;
import io.cloudcostguard.standalone.local.LocalStack;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// A tenant's contract on a running stack, from its first book to its end.
class ContractCommandsTest {

  private static final String GP3 = "aws/ebs/eu-west-1/storage/gp3";

  @TempDir Path folder;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  @Test
  void pricesPlansUnderTheContractOfTheirDayAndProvesThemAfterItsEnd() throws Exception {
    Path data = folder.resolve("data");
    try (LocalStack stack =
        LocalStack.start(new LocalStack.Options(data, 0, 0, List.of()), _ -> {})) {
      ApiClient api = new ApiClient(stack.apiUrl(), null);
      PlanEstimated listed = estimate(api, 1);
      assertThat(listed.atListPrices()).isNull();
      assertThat(listed.catalogueDigest()).hasSize(64);

      // A first book
      Path book = book("aws,10,,,,,2026-01-01,EDP\n" + GP3 + ",,GB,0,0.07,USD,2026-01-01,A3\n");
      assertThat(
              run(
                  "prices",
                  "load",
                  book.toString(),
                  "--tenant",
                  "default",
                  "--data",
                  data.toString()))
          .contains("contract:default made catalogue version 2: 2 new", "Published version 2: 2");
      PlanEstimated contracted = estimate(api, 2);
      assertThat(contracted.after().known()).isLessThan(listed.after().known());
      assertThat(contracted.atListPrices().before()).isEqualTo(listed.before());
      assertThat(contracted.atListPrices().after()).isEqualTo(listed.after());
      assertThat(contracted.atListPrices().delta()).isEqualTo(listed.delta());
      assertThat(run("prices", "lookup", GP3, "--tenant", "default", "--data", data.toString()))
          .contains("list:       0.088 USD per GB")
          .contains("contracted: 0.07 USD per GB, agreed price (A3, effective 2026-01-01)");
      assertThat(
              run(
                  "prices",
                  "lookup",
                  GP3,
                  "--as-of",
                  "1",
                  "--tenant",
                  "default",
                  "--data",
                  data.toString()))
          .contains("contracted: as listed");

      // Another book, and none
      book("aws,20,,,,,2026-01-01,EDP\n");
      run("prices", "load", book.toString(), "--tenant", "default", "--data", data.toString());
      assertThat(estimate(api, 3).after().known())
          .isEqualByComparingTo(listed.after().known().multiply(new BigDecimal("0.8")));
      assertThat(run("prices", "withdraw", "--tenant", "default", "--data", data.toString()))
          .contains("contract:default made catalogue version 4", "1 withdrawn");
      assertThat(estimate(api, 4))
          .usingRecursiveComparison()
          .ignoringFields("id", "catalogueVersion", "catalogueDigest")
          .isEqualTo(listed);

      // Each change has its person and reason
      Path agreed =
          Files.writeString(
              folder.resolve("agreed.csv"),
              """
              key,unit,tier_from,price,currency,effective_from,source
              aws/x/agreed,GB,0,0.05,USD,2026-01-01,letter
              """);
      run(
          "prices",
          "load",
          agreed.toString(),
          "--because",
          "Agreed by letter",
          "--data",
          data.toString());
      String operator = "operator " + System.getProperty("user.name");
      JsonNode row = api.call("GET", "/v1/prices/history?key=aws/x/agreed", "").at("/prices/0/row");
      assertThat(row.path("by").asString()).isEqualTo(operator);
      assertThat(row.path("reason").asString()).isEqualTo("Agreed by letter");
      await()
          .atMost(Duration.ofMinutes(1))
          .untilAsserted(() ->
              assertThat(api.call("GET", "/v1/audit", "").path("records"))
                  .extracting(
                      act -> act.path("action").asString(), act -> act.path("path").asString())
                  .startsWith(
                      tuple("ccg prices load", "/prices/book:" + agreed),
                      tuple("ccg prices withdraw", "/contracts/default"),
                      tuple("ccg prices load", "/contracts/default"),
                      tuple("ccg prices load", "/contracts/default")));

      // All of them are proven, which is reported
      assertThat(run("audit", "verify", "--report", "--data", data.toString()))
          .containsPattern("Proven: .*: [1-9]\\d* estimates identical, ")
          .contains("; no fault");
      assertThat(api.call("GET", "/v1/audit/runs", "").path("runs"))
          .singleElement()
          .satisfies(shown -> {
            assertThat(shown.path("result").asString()).isEqualTo("proven");
            assertThat(shown.path("summary").asString()).startsWith("Proven: ");
            assertThat(shown.path("reportedBy").asString()).isEqualTo("operator");
          });

      // A report that does not arrive changes nothing of the audit
      ByteArrayOutputStream told = new ByteArrayOutputStream();
      PrintStream systemErr = System.err;
      try {
        System.setErr(new PrintStream(told, true, StandardCharsets.UTF_8));
        assertThat(verifiedAndReportedTo("http://127.0.0.1:1", data)).contains("; no fault");
      } finally {
        System.setErr(systemErr);
      }
      assertThat(told.toString(StandardCharsets.UTF_8))
          .contains("The run was not reported to http://127.0.0.1:1: ");
    }
  }

  /// An estimate at that version; the estimator sees a new one a little after it is published.
  private static PlanEstimated estimate(ApiClient api, long version) {
    return await()
        .atMost(Duration.ofMinutes(1))
        .until(() -> submitted(api), estimate -> estimate.catalogueVersion() == version);
  }

  private static PlanEstimated submitted(ApiClient api) throws Exception {
    byte[] plan = Files.readAllBytes(Path.of("../examples/web-stack/plan.json"));
    return (PlanEstimated)
        Json.MAPPER.readValue(api.estimate(api.submit(plan, "shop", "prod")), PlanOutcome.class);
  }

  private Path book(String rows) throws IOException {
    return Files.writeString(
        folder.resolve("contract.csv"),
        "key,discount,unit,tier_from,price,currency,effective_from,source\n" + rows);
  }

  private String verifiedAndReportedTo(String api, Path data) {
    return run(
        "audit",
        "verify",
        "--report",
        "--api",
        api,
        "--tenant",
        "default",
        "--data",
        data.toString());
  }

  private String run(String... args) {
    out.reset();
    PrintStream systemOut = System.out;
    try {
      System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
      assertThat(Standalone.commandLine().execute(args)).isZero();
    } finally {
      System.setOut(systemOut);
    }
    return out.toString(StandardCharsets.UTF_8);
  }
}
