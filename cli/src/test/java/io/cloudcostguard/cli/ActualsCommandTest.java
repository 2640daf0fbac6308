package io.cloudcostguard.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.cloudcostguard.estimation.price.ContractBook;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What the commands make of answers of the API; AuditDocTest asks the services themselves.
class ActualsCommandTest {

  private static final String RATES =
      """
      {"month":"2026-10","rates":[
       {"service":"Amazon Elastic Compute Cloud","list":"100","paid":"88","discount":"12.0000",
        "least":"12","most":"12","keys":["aws/ebs","aws/ec2"],"isUniform":true},
       {"service":"Amazon DynamoDB","list":"10","paid":"5","discount":"50.0000","least":"0",
        "most":"100","keys":["aws/dynamodb"],"isUniform":false},
       {"service":"AWS Lambda","list":"1","paid":"1","discount":"0.0000","least":"0","most":"0",
        "keys":["aws/lambda"],"isUniform":true},
       {"service":"An unknown one","list":"1","paid":"0.5","discount":"50","least":"50","most":"50",
        "keys":[],"isUniform":true}]}
      """;

  @TempDir Path folder;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private HttpServer server;
  private volatile String answer = "{}";

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/v1/actuals/",
        call -> {
          byte[] body = answer.getBytes(UTF_8);
          call.getResponseHeaders().set("Content-Type", "application/json");
          call.sendResponseHeaders(200, body.length);
          call.getResponseBody().write(body);
          call.close();
        });
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @ParameterizedTest
  @CsvSource({
    "'[]', '[]', billed, 0",
    "'[]', '[]', forecast, 0",
    "'[\"t80\"]', '[]', billed, 2",
    "'[]', '[\"t100\"]', billed, 0",
    "'[]', '[\"t100\"]', forecast, 2",
    "'[\"t80\"]', '[]', forecast, 2",
  })
  void failsWhereAThresholdIsPassed(String crossed, String expected, String failOn, int code) {
    answer =
        "{\"month\":\"2026-10\",\"budgets\":[{\"name\":\"shop\",\"crossed\":%s,\"expected\":%s}]}"
            .formatted(crossed, expected);

    assertThat(run("budgets", "--fail-on", failOn)).isEqualTo(code);
    assertThat(run("budgets")).isZero();
    assertThat(out.toString(UTF_8)).contains("shop");
  }

  @ParameterizedTest
  @CsvSource({"7.5, 2", "-7.5, 0"})
  void failsWhereADayCostUnusuallyMuch(String score, int code) {
    answer =
        "{\"month\":\"2026-10\",\"anomalies\":[{\"day\":\"2026-10-09\",\"score\":\"%s\"}]}"
            .formatted(score);

    assertThat(run("forecast", "--fail-on-anomaly")).isEqualTo(code);
    assertThat(run("forecast")).isZero();
  }

  @Test
  void proposesTheDiscountsThatABillShowsAsAContract() throws IOException {
    answer = RATES;
    Path contract = folder.resolve("contract.csv");

    assertThat(run("rates", "-o", contract.toString())).isZero();

    assertThat(contract)
        .content()
        .isEqualTo(
            """
            key,discount,effective_from,source
            aws/ebs,12,2026-10-01,bill of 2026-10
            aws/ec2,12,2026-10-01,bill of 2026-10
            """);
    // It is a contract that can be read.
    new ContractBook(contract).read(LocalDate.of(2026, 11, 1));
    assertThat(out.toString(UTF_8)).contains("Amazon DynamoDB");
  }

  private int run(String command, String... options) {
    String[] args = new String[options.length + 4];
    args[0] = "actuals";
    args[1] = command;
    args[2] = "--api";
    args[3] = "http://127.0.0.1:" + server.getAddress().getPort();
    System.arraycopy(options, 0, args, 4, options.length);
    PrintStream systemOut = System.out;
    try {
      System.setOut(new PrintStream(out, true, UTF_8));
      return Ccg.execute(ServerCommands.elsewhere(), args);
    } finally {
      System.setOut(systemOut);
    }
  }
}
