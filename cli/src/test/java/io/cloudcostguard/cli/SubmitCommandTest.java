package io.cloudcostguard.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// `ccg submit` against a server that answers as the tests say; standalone/BudgetsDocTest runs it
/// against the real one.
class SubmitCommandTest {

  private static final String SAMPLE = "../examples/web-stack/plan.json";
  private static final String ID = "019a9f3c-5f10-7cc3-8b1e-4d0a8a3a9b52";
  private static String estimate;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private final Map<String, Deque<Reply>> replies = new ConcurrentHashMap<>();
  private final List<Request> requests = new ArrayList<>();
  private HttpServer server;

  private record Reply(int status, String body, Map<String, String> headers) {}

  private record Request(String line, String query, String key, int bytes) {}

  @BeforeEach
  void aServer() throws IOException {
    if (estimate == null) {
      assertThat(run("estimate", SAMPLE, "--format", "json")).isZero();
      estimate = out.toString(StandardCharsets.UTF_8);
    }
    server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
    server.createContext("/", this::answer);
    server.start();
    reply("POST /v1/plans", 202, "{\"id\":\"%s\"}".formatted(ID));
    reply(
        "GET /v1/estimates/" + ID,
        200,
        estimate.replaceFirst("\"id\"\\s*:\\s*\"[^\"]*\"", idField()));
    decides("PASS", "budget", "PASS");
  }

  private static String idField() {
    return "\"id\":\"" + ID + "\"";
  }

  @AfterEach
  void noServer() {
    server.stop(0);
  }

  @Test
  void saysIdLinkDecisionAndWhatToDo() {
    decides("SOFT_BLOCK", "budget", "SOFT_BLOCK");

    assertThat(submit(SAMPLE)).isZero();

    assertThat(out.toString(StandardCharsets.UTF_8))
        .contains("Total")
        .contains("Estimate  " + ID)
        .contains("Link      " + api() + "/v1/estimates/" + ID)
        .contains("Decision  SOFT_BLOCK")
        .contains("SOFT_BLOCK  budget: Because of this.")
        .contains("Next      Change the plan, or have it approved")
        .contains("POST " + api() + "/v1/estimates/" + ID + "/approval");
    assertThat(err.toString(StandardCharsets.UTF_8)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "PASS, blocked, 0",
    "SOFT_BLOCK, blocked, 2",
    "HARD_BLOCK, blocked, 2",
    "HARD_BLOCK, warn, 2",
    "HARD_BLOCK, incomplete, 2",
    "WARN, blocked, 0",
    "WARN, warn, 3",
    "INCOMPLETE, warn, 0",
    "INCOMPLETE, incomplete, 4",
    "PASS, delta>1, 2",
    "PASS, delta>1000000, 0",
    "SOFT_BLOCK, delta>1000000, 0"
  })
  void failsOnWhatItIsToldTo(String ruling, String failOn, int code) {
    decides(ruling, "budget", ruling);

    assertThat(submit(SAMPLE, "--fail-on", failOn)).isEqualTo(code);
  }

  @ParameterizedTest
  @CsvSource({"delta>1000000, 0", "blocked, 2"})
  void aGuardrailOfABudgetFailsAsTheBudgetDoes(String failOn, int code) {
    decides("HARD_BLOCK", "delta>500", "HARD_BLOCK", "budget/platform");

    assertThat(submit(SAMPLE, "--fail-on", failOn)).isEqualTo(code);
    assertThat(out.toString(StandardCharsets.UTF_8))
        .contains("Next      Change the plan, or the guardrail.");
  }

  @Test
  void saysThatNobodyApprovesAHardLimitOfABudgetWithAName() {
    decides("HARD_BLOCK", "budget", "HARD_BLOCK", "budget/platform/web");

    assertThat(submit(SAMPLE)).isZero();
    assertThat(out.toString(StandardCharsets.UTF_8)).contains("It cannot be approved.");
  }

  @Test
  void leavesStdoutToAMachine() {
    assertThat(submit(SAMPLE, "--format", "json")).isZero();

    assertThat(out.toString(StandardCharsets.UTF_8)).startsWith("{").doesNotContain("Decision");
    assertThat(err.toString(StandardCharsets.UTF_8)).contains("Decision  PASS", ID);
  }

  @Test
  void sendsAKeyAndRepeatsUnderItWhatIsRefusedForNow() {
    reply("POST /v1/plans", 503, "{}", Map.of("Retry-After", "0"));
    reply("POST /v1/plans", 429, "{}", Map.of("Retry-After", "1"));
    reply("POST /v1/plans", 202, "{\"id\":\"%s\"}".formatted(ID));
    reply("GET /v1/estimates/" + ID + "/decision", 503, "{}", Map.of("Retry-After", "0"));
    decides("PASS", "budget", "PASS");

    long started = System.nanoTime();
    assertThat(submit(SAMPLE)).isZero();

    assertThat((System.nanoTime() - started) / 1_000_000).isGreaterThanOrEqualTo(1000);
    List<Request> posts =
        requests.stream().filter(request -> request.line().equals("POST /v1/plans")).toList();
    assertThat(posts).hasSize(3);
    assertThat(new HashSet<>(posts)).as("the same key and the same plan").hasSize(1);
    assertThat(posts.getFirst().key()).matches("\"[0-9a-f-]{36}\"");
  }

  @Test
  void givesUpWhereTheServerWantsMoreTimeThanItHas() {
    reply("POST /v1/plans", 503, problem("overloaded"), Map.of("Retry-After", "3600"));

    assertThat(submit(SAMPLE)).isEqualTo(1);

    assertThat(requests).hasSize(1);
    assertThat(err.toString(StandardCharsets.UTF_8)).contains("The server answered 503: Because.");
  }

  @ParameterizedTest
  @CsvSource({
    "401, unauthorized, 6",
    "403, forbidden, 6",
    "422, not-a-plan, 7",
    "415, binary-plan, 7",
    "413, too-large, 7",
    "400, not-json, 7",
    "400, invalid-parameter, 1",
    "404, unknown-route, 1",
    "500, internal, 1"
  })
  void tellsWhyThereIsNoEstimateByItsExitCode(int status, String type, int code) {
    reply("POST /v1/plans", status, problem(type));

    assertThat(submit(SAMPLE)).isEqualTo(code);
  }

  @Test
  void endsWhenItsTimeIsOver() {
    reply("GET /v1/estimates/" + ID, 202, "{}");

    assertThat(submit(SAMPLE, "--wait", "1s")).isEqualTo(5);

    assertThat(err.toString(StandardCharsets.UTF_8)).contains(ID, "/v1/estimates/" + ID);
  }

  @Test
  void doesNotWaitWhereItNeedNot() {
    assertThat(submit(SAMPLE, "--wait", "0", "--fail-on", "blocked")).isEqualTo(64);
    assertThat(submit(SAMPLE, "--wait", "0")).isZero();

    assertThat(requests).hasSize(1);
    assertThat(out.toString(StandardCharsets.UTF_8)).contains("Estimate  " + ID);
  }

  @Test
  void takesThePlanFromStdin() throws IOException {
    InputStream stdin = System.in;
    try {
      System.setIn(new ByteArrayInputStream(Files.readAllBytes(Path.of(SAMPLE))));
      assertThat(submit("-")).isZero();
    } finally {
      System.setIn(stdin);
    }

    assertThat(requests.getFirst().bytes()).isEqualTo((int) Files.size(Path.of(SAMPLE)));
  }

  @Test
  void sendsWhatItIsTold() {
    submit(SAMPLE, "--callback", "https://hooks.example.com/a?b=c", "--idempotency-key", "build-7");

    assertThat(requests.getFirst().query())
        .contains("callback=https%3A%2F%2Fhooks.example.com%2Fa%3Fb%3Dc", "project=default");
    assertThat(requests.getFirst().key()).isEqualTo("\"build-7\"");
  }

  @Test
  void isAnUnreadablePlanWhereItWasRejected() {
    reply(
        "GET /v1/estimates/" + ID,
        200,
        "{\"outcome\":\"rejected\",\"id\":\"%s\",\"tenant\":\"t\",\"project\":\"p\",\"workspace\":\"w\",\"reason\":\"No.\"}"
            .formatted(ID));

    assertThat(submit(SAMPLE)).isEqualTo(7);
  }

  private void decides(String decision, String rule, String ruling) {
    decides(decision, rule, ruling, "project/default");
  }

  private void decides(String decision, String rule, String ruling, String scope) {
    reply(
        "GET /v1/estimates/" + ID + "/decision",
        200,
        "{\"estimate\":\"%s\",\"decision\":\"%s\",\"reasons\":[{\"rule\":\"%s\",\"scope\":\"%s\",\"ruling\":\"%s\",\"metric\":\"monthlyCost\",\"atLeast\":false,\"message\":\"Because of this.\"}],\"links\":{}}"
            .formatted(ID, decision, rule, scope, ruling));
  }

  private static String problem(String type) {
    return "{\"type\":\"urn:cloudcostguard:problem:%s\",\"detail\":\"Because.\",\"hint\":\"Do.\"}"
        .formatted(type);
  }

  private void reply(String line, int status, String body) {
    reply(line, status, body, Map.of());
  }

  /// The last of several replies stays.
  private void reply(String line, int status, String body, Map<String, String> headers) {
    replies
        .computeIfAbsent(line, _ -> new ArrayDeque<>())
        .addLast(new Reply(status, body, headers));
    Deque<Reply> all = replies.get(line);
    if (all.size() == 2 && all.peekFirst().headers().isEmpty()) {
      all.removeFirst(); // that of the beginning
    }
  }

  private void answer(HttpExchange exchange) throws IOException {
    String line = exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath();
    int bytes = exchange.getRequestBody().readAllBytes().length;
    requests.add(
        new Request(
            line,
            exchange.getRequestURI().getRawQuery(),
            exchange.getRequestHeaders().getFirst("Idempotency-Key"),
            bytes));
    Deque<Reply> all = replies.get(line);
    Reply reply = all.size() > 1 ? all.removeFirst() : all.getFirst();
    reply.headers().forEach(exchange.getResponseHeaders()::add);
    byte[] body = reply.body().getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(reply.status(), body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  private String api() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  private int submit(String... args) {
    List<String> all = new ArrayList<>(List.of("submit", "--api", api()));
    all.addAll(List.of(args));
    return run(all.toArray(String[]::new));
  }

  private int run(String... args) {
    out.reset();
    err.reset();
    PrintStream systemOut = System.out;
    PrintStream systemErr = System.err;
    try {
      System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
      System.setErr(new PrintStream(err, true, StandardCharsets.UTF_8));
      return Ccg.execute(ServerCommands.elsewhere(), args);
    } finally {
      System.setOut(systemOut);
      System.setErr(systemErr);
    }
  }
}
