package io.cloudcostguard.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.cloudcostguard.schemas.Json;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class CompareCommandTest {

  private static final String PLAN =
      """
      {"format_version":"1.2","resource_changes":[{"address":"aws_ebs_volume.a","mode":"managed",
       "type":"aws_ebs_volume","name":"a","change":{"actions":["create"],"before":null,
       "after":{"size":%s,"type":"gp3"}}}]}\
      """;

  @TempDir Path folder;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  private String small;
  private String large;

  @BeforeEach
  void estimates() throws IOException {
    small = estimate("10");
    large = estimate("30");
  }

  private String estimate(String size) throws IOException {
    Path plan = folder.resolve("plan-" + size + ".json");
    Files.writeString(plan, PLAN.formatted(size));
    run("estimate", plan.toString(), "--region", "us-east-1", "--format", "json");
    Path estimate = folder.resolve("estimate-" + size + ".json");
    Files.writeString(estimate, out.toString(UTF_8));
    return estimate.toString();
  }

  @Test
  void showsATableOfWhatDiffersAndWhy() {
    assertThat(run("compare", small, large)).as(err.toString(UTF_8)).isZero();

    assertThat(out.toString(UTF_8))
        .containsPattern("aws_ebs_volume.a +\\$0.80 +\\$2.40 +\\+\\$1.60")
        .contains("quantity +$1.60");
  }

  @Test
  void writesJsonAndMarkdown() {
    assertThat(run("compare", large, small, "--format", "json")).isZero();
    JsonNode json = Json.MAPPER.readTree(out.toString(UTF_8));
    assertThat(json.path("difference").decimalValueOpt().isPresent()).isFalse();
    assertThat(new java.math.BigDecimal(json.path("difference").asString()))
        .isEqualByComparingTo("-1.6");

    assertThat(run("compare", small, large, "--format", "markdown")).isZero();
    assertThat(out.toString(UTF_8)).startsWith("**+$1.60 a month**");
  }

  @Test
  void fetchesAnEstimateFromTheServer() throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    byte[] estimate = Files.readAllBytes(Path.of(large));
    server.createContext(
        "/v1/estimates/an-id",
        call -> {
          call.sendResponseHeaders(200, estimate.length);
          call.getResponseBody().write(estimate);
          call.close();
        });
    server.start();
    try {
      String api = "http://127.0.0.1:" + server.getAddress().getPort();

      assertThat(run("compare", small, "an-id", "--api", api)).as(err.toString(UTF_8)).isZero();

      assertThat(out.toString(UTF_8)).contains("+$1.60");
    } finally {
      server.stop(0);
    }
  }

  @Test
  void saysWhatIsNoEstimate() throws IOException {
    Path other = folder.resolve("other.json");
    Files.writeString(other, "{\"outcome\":\"cancelled\",\"id\":\"x\"}");
    assertThat(run("compare", small, folder.resolve("plan-10.json").toString())).isNotZero();
    assertThat(err.toString(UTF_8)).contains("plan-10.json is not an estimate");

    assertThat(run("compare", small, other.toString())).isNotZero();
    assertThat(err.toString(UTF_8)).contains("other.json");
    assertThat(run("compare", small)).isNotZero();
  }

  private int run(String... args) {
    out.reset();
    err.reset();
    PrintStream systemOut = System.out;
    PrintStream systemErr = System.err;
    try {
      System.setOut(new PrintStream(out, true, UTF_8));
      System.setErr(new PrintStream(err, true, UTF_8));
      return Ccg.execute(ServerCommands.elsewhere(), args);
    } finally {
      System.setOut(systemOut);
      System.setErr(systemErr);
    }
  }
}
