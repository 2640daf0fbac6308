package io.cloudcostguard.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.cloudcostguard.cli.server.ApiClient;
import io.cloudcostguard.schemas.Json;
import io.cloudcostguard.standalone.local.LocalStack;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Budgets from a plan of Terraform to the message at a receiver, with all services.
class BudgetMessagesTest {

  private static final String BUNDLED = "ccg.pricing.bundled";
  private static final String MAIL = "ccg.notifier.mail.";
  private static final Path PLAN = Path.of("../examples/web-stack/plan.json");
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  @TempDir static Path folder;
  private static HttpServer receivers;
  private static GreenMail relay;
  private static LocalStack stack;
  private static ApiClient api;
  private static final Map<String, List<String>> ARRIVED = new ConcurrentHashMap<>();

  /// What the pull request's comment says.
  private static final AtomicReference<String> COMMENT = new AtomicReference<>("");

  /// Paths of receivers that are out of order.
  private static final Set<String> DOWN = ConcurrentHashMap.newKeySet();

  @BeforeAll
  static void start() throws Exception {
    System.setProperty(BUNDLED, "aws");
    relay = relay(freePort());
    mailSettings().forEach(System::setProperty);
    receivers = HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0), 50);
    receivers.createContext("/", BudgetMessagesTest::take);
    receivers.start();
    stack =
        LocalStack.start(
            new LocalStack.Options(folder.resolve("data"), 0, 0, List.of(address())), _ -> {});
    api = new ApiClient(stack.apiUrl(), null);
  }

  @AfterAll
  static void stop() {
    stack.close();
    receivers.stop(0);
    mailSettings().keySet().forEach(System::clearProperty);
    relay.stop();
    System.clearProperty(BUNDLED);
  }

  /// Each adds 783.48 to the 235.63 of the workspace: 1,019.11 are within 1,500, 1,802.59 are not.
  @Test
  void twoPullRequestsThatAreWithinABudgetEachAndAboveItTogether() throws Exception {
    subscribe("webhook", "twopr");
    subscribe("slack", "twopr");
    subscribe("teams", "twopr");
    subscribeByMail("twopr");
    budget(
        "both",
        """
        {"monthlyLimit":{"amount":"1500.00","currency":"USD"},"scope":{"projects":["twopr"]}}
        """);
    byte[] plan = Files.readAllBytes(PLAN);

    String first = submit(plan, "twopr", 1);
    assertThat(decision(first).path("decision").asString()).isEqualTo("PASS");
    String second = submit(plan, "twopr", 2);

    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () -> assertThat(decision(second).path("decision").asString()).isEqualTo("WARN"));
    assertThat(decision(second).at("/reasons/0/message").asString())
        .contains("$1,802.59 a month with all 2 open proposals together");
    JsonNode alert = alerts("/webhook/twopr", 1).getFirst();
    assertThat(alert.path("type").asString()).isEqualTo("io.cloudcostguard.budget.alert.firing.v1");
    assertThat(alert.at("/data/planned").asString()).isEqualTo("1802.59");
    assertThat(alert.at("/data/details/threshold").asString()).isEqualTo("open");
    assertThat(alert.at("/data/details/proposals").asInt()).isEqualTo(2);
    assertThat(alert.at("/data/details/source/pullRequest").asInt()).isEqualTo(2);
    for (String channel : List.of("slack", "teams")) {
      await()
          .atMost(PATIENCE)
          .untilAsserted(() ->
              assertThat(arrived("/" + channel + "/twopr"))
                  .anySatisfy(message -> assertThat(message).contains("both", "$1,802.59")));
    }
    MimeMessage mail = budgetMails("twopr", 1).getFirst();
    assertThat(mail.getSubject()).contains("both", "$1,802.59");
    assertThat(mail.getSentDate()).isEqualTo(happened(alert));
    assertThat(text(mail))
        .contains("project twopr, workspace prod, pull request acme/twopr#2, submitted by")
        .contains("Largest changes", "aws_eks_cluster.main");

    api.call("POST", "/v1/plans/" + first + "/withdrawn", "");

    JsonNode over = alerts("/webhook/twopr", 2).getLast();
    assertThat(over.path("type").asString())
        .isEqualTo("io.cloudcostguard.budget.alert.resolved.v1");
    assertThat(over.at("/data/details/trigger").asString()).isEqualTo("WITHDRAWAL");
    MimeMessage answer = budgetMails("twopr", 2).getLast();
    assertThat(answer.getSentDate()).isEqualTo(happened(over));
    assertThat(answer.getHeader("In-Reply-To", null))
        .isEqualTo(mail.getHeader("In-Reply-To", null));
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () -> assertThat(decision(second).path("decision").asString()).isEqualTo("PASS"));
  }

  /// A plan of one resource says nothing of the others: it does not end the alert.
  @Test
  void aPlanOfATargetDoesNotEndTheAlertOfTheWholeOne() throws Exception {
    subscribe("webhook", "targeted");
    budget(
        "target",
        """
        {"monthlyLimit":{"amount":"1000.00","currency":"USD"},"scope":{"projects":["targeted"]},
         "thresholds":[{"id":"t100","percent":"100","action":"SOFT_BLOCK"}]}
        """);
    String whole = submit(Files.readAllBytes(PLAN), "targeted", 1);
    assertThat(alerts("/webhook/targeted", 1)).hasSize(1);

    String target = submit(target("aws_ebs_volume.data"), "targeted", 1);

    await()
        .atMost(PATIENCE)
        .untilAsserted(() -> {
          JsonNode standing =
              api.exchange("GET", "/v1/budgets/target", null).json().at("/standings/0");
          assertThat(standing.path("atLeast").asInt()).isOne();
          assertThat(standing.path("state").asString()).isEqualTo("firing");
          // 11.00 above the whole plan.
          assertThat(standing.path("planned").asString()).isEqualTo("1030.112");
        });
    assertThat(decision(target).path("decision").asString()).isEqualTo("SOFT_BLOCK");
    assertThat(decision(target).at("/reasons/0/atLeast").asBoolean()).isTrue();
    assertThat(alerts("/webhook/targeted", 1)).hasSize(1);

    api.call("POST", "/v1/plans/" + target + "/withdrawn", "");
    api.call("POST", "/v1/plans/" + whole + "/withdrawn", "");
    assertThat(alerts("/webhook/targeted", 2).getLast().path("type").asString())
        .isEqualTo("io.cloudcostguard.budget.alert.resolved.v1");
  }

  @Test
  void messagesOfABudgetComeInOrderAfterAnOutageOfTheReceiver() throws Exception {
    DOWN.add("/slack/outage");
    int port = relay.getSmtp().getPort();
    relay.stop();
    subscribe("webhook", "outage");
    subscribe("slack", "outage");
    subscribeByMail("outage");
    String budget =
        "{\"monthlyLimit\":{\"amount\":\"%s\",\"currency\":\"USD\"},\"scope\":{\"projects\":[\"outage\"]},"
            + "\"thresholds\":[{\"id\":\"t100\",\"percent\":\"100\",\"action\":\"WARN\"}]}";
    budget("outage", budget.formatted("1000.00"));
    submit(Files.readAllBytes(PLAN), "outage", 1);
    alerts("/webhook/outage", 1);
    budget("outage", budget.formatted("2000.00"));
    alerts("/webhook/outage", 2);
    budget("outage", budget.formatted("500.00"));
    List<JsonNode> happened = alerts("/webhook/outage", 3);
    assertThat(arrived("/slack/outage")).isEmpty();

    DOWN.clear();
    relay = relay(port);

    await()
        .atMost(PATIENCE)
        .untilAsserted(() -> assertThat(budgetMessages("/slack/outage")).hasSize(3));
    assertThat(budgetMessages("/slack/outage"))
        .satisfiesExactly(
            message -> assertThat(message).contains("$1,019.11 planned of $1,000.00"),
            message -> assertThat(message).contains("$1,019.11 planned of $2,000.00"),
            message -> assertThat(message).contains("$1,019.11 planned of $500.00"));
    List<MimeMessage> mails = budgetMails("outage", 3);
    assertThat(mails)
        .extracting(MimeMessage::getSubject)
        .satisfiesExactly(
            subject -> assertThat(subject).contains("$1,019.11 planned of $1,000.00"),
            subject -> assertThat(subject).contains("$1,019.11 planned of $2,000.00"),
            subject -> assertThat(subject).contains("$1,019.11 planned of $500.00"));
    assertThat(mails)
        .extracting(MimeMessage::getSentDate)
        .isEqualTo(happened.stream().map(BudgetMessagesTest::happened).toList());
  }

  /// The estimate and the decision are two events of two services; a reviewer sees both.
  @Test
  void aCommentHasTheDecisionAboveTheEstimate() throws Exception {
    api.call(
        "POST",
        "/v1/subscriptions",
        """
        {"channel":"github","token":"github_pat_0123456789","repositories":["acme/commented"],
         "url":"http://%s/github"}
        """
            .formatted(address()));
    budget(
        "commented",
        """
        {"monthlyLimit":{"amount":"1000.00","currency":"USD"},"scope":{"projects":["commented"]},
         "thresholds":[{"id":"t100","percent":"100","action":"SOFT_BLOCK"}]}
        """);

    submit(Files.readAllBytes(PLAN), "commented", 1);

    await()
        .atMost(PATIENCE)
        .untilAsserted(() ->
            assertThat(COMMENT.get())
                .containsSubsequence(
                    "### ⚠️ Plan waits for an approval: `commented/prod`",
                    "- `budget/commented: $1,019.11 of $1,000.00, $19.11 above`",
                    "- Change the plan, or have it approved",
                    "### Monthly cost +$783.48"));
  }

  /// The date of a message has no fractions of a second.
  private static Date happened(JsonNode alert) {
    return Date.from(
        Instant.parse(alert.at("/data/details/at").asString()).truncatedTo(ChronoUnit.SECONDS));
  }

  /// Mails of alerts that came, at least so many, in the order in which they came.
  private static List<MimeMessage> budgetMails(String project, int atLeast) {
    return await()
        .atMost(PATIENCE)
        .until(() -> budgetMails(project), found -> found.size() >= atLeast);
  }

  private static List<MimeMessage> budgetMails(String project) throws MessagingException {
    List<MimeMessage> found = new ArrayList<>();
    for (MimeMessage mail : relay.getReceivedMessages()) {
      if (mail.getAllRecipients()[0].toString().startsWith(project + "@")
          && (mail.getSubject().contains(" of $"))) {
        found.add(mail);
      }
    }
    return found;
  }

  /// The part that is plain text.
  private static String text(MimeMessage mail) throws Exception {
    return ((MimeMultipart) mail.getContent()).getBodyPart(0).getContent().toString();
  }

  private static GreenMail relay(int port) {
    GreenMail started =
        new GreenMail(new ServerSetup(port, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    started.start();
    return started;
  }

  /// A relay comes back at its port.
  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
      return socket.getLocalPort();
    }
  }

  private static Map<String, String> mailSettings() {
    return Map.of(
        MAIL + "host", "127.0.0.1",
        MAIL + "port", Integer.toString(relay.getSmtp().getPort()),
        MAIL + "tls", "none",
        MAIL + "from", "cost@ccg.example");
  }

  private static void subscribeByMail(String project) throws Exception {
    api.call(
        "POST",
        "/v1/subscriptions",
        """
        {"channel":"email","project":"%1$s","to":"%1$s@acme.example"}
        """
            .formatted(project));
  }

  private static List<String> budgetMessages(String path) {
    return arrived(path).stream().filter(body -> body.contains(" planned of ")).toList();
  }

  private static void budget(String name, String json) throws Exception {
    api.call("PUT", "/v1/budgets/" + name, json);
  }

  private static void subscribe(String channel, String project) throws Exception {
    api.call(
        "POST",
        "/v1/subscriptions",
        """
        {"channel":"%1$s","project":"%2$s","url":"http://%3$s/%1$s/%2$s"}\
        """
            .formatted(channel, project, address()));
  }

  /// Returns when it is estimated.
  private static String submit(byte[] plan, String project, int pullRequest) throws Exception {
    String id =
        api.submit(
            plan,
            null,
            Map.of(
                "project",
                project,
                "workspace",
                "prod",
                "repository",
                "acme/" + project,
                "pull_request",
                Integer.toString(pullRequest)),
            UUID.randomUUID().toString());
    api.estimate(id);
    return id;
  }

  private static JsonNode decision(String id) throws Exception {
    return Json.MAPPER.readTree(api.decision(id));
  }

  /// The sample, as `terraform plan -target` gives it.
  private static byte[] target(String address) throws IOException {
    ObjectNode plan = (ObjectNode) Json.MAPPER.readTree(Files.readAllBytes(PLAN));
    ArrayNode kept = Json.MAPPER.createArrayNode();
    plan.path("resource_changes")
        .forEach(change -> {
          if (change.path("address").asString().equals(address)) {
            kept.add(change);
          }
        });
    plan.set("resource_changes", kept);
    plan.put("complete", false);
    return Json.MAPPER.writeValueAsBytes(plan);
  }

  /// Alerts that came, at least so many.
  private static List<JsonNode> alerts(String path, int atLeast) {
    return await()
        .atMost(PATIENCE)
        .until(
            () ->
                arrived(path).stream()
                    .map(Json.MAPPER::readTree)
                    .filter(body -> body.path("type").asString("").contains("budget.alert"))
                    .toList(),
            found -> found.size() >= atLeast);
  }

  private static List<String> arrived(String path) {
    return List.copyOf(ARRIVED.getOrDefault(path, List.of()));
  }

  private static String address() {
    return "127.0.0.1:" + receivers.getAddress().getPort();
  }

  private static void take(HttpExchange exchange) throws IOException {
    try (exchange) {
      String path = exchange.getRequestURI().getPath();
      String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      if (DOWN.contains(path)) {
        exchange.sendResponseHeaders(503, -1);
        return;
      }
      if (path.startsWith("/github/")) {
        comment(exchange, body);
        return;
      }
      ARRIVED.computeIfAbsent(path, _ -> new CopyOnWriteArrayList<>()).add(body);
      exchange.sendResponseHeaders(200, -1);
    }
  }

  /// GitHub as far as one comment goes.
  private static void comment(HttpExchange exchange, String body) throws IOException {
    if (!exchange.getRequestMethod().equals("GET")) {
      COMMENT.set(Json.MAPPER.readTree(body).path("body").asString());
    }
    byte[] answer = Json.MAPPER.writeValueAsBytes(Map.of("id", 1, "body", COMMENT.get()));
    exchange.sendResponseHeaders(
        exchange.getRequestMethod().equals("POST") ? 201 : 200, answer.length);
    exchange.getResponseBody().write(answer);
  }
}
