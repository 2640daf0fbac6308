package io.cloudcostguard.ingest.agent;

import static io.cloudcostguard.ingest.Plans.estimated;
import static io.cloudcostguard.ingest.Plans.plan;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.cloudcostguard.ingest.FrontDoor;
import io.cloudcostguard.ingest.Visitor;
import io.cloudcostguard.schemas.Json;
import io.modelcontextprotocol.client.McpClient;
import io.modelcontextprotocol.client.McpSyncClient;
import io.modelcontextprotocol.client.transport.HttpClientStreamableHttpTransport;
import io.modelcontextprotocol.spec.McpSchema;
import io.modelcontextprotocol.spec.McpSchema.CallToolRequest;
import io.modelcontextprotocol.spec.McpSchema.CallToolResult;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// `/mcp`, driven by the client of the official SDK.
class McpTest {

  private final FrontDoor door = FrontDoor.open();

  private McpSyncClient client(String token) {
    return McpClient.sync(
            HttpClientStreamableHttpTransport.builder("http://127.0.0.1:" + door.port())
                .requestBuilder(HttpRequest.newBuilder().header("Authorization", "Bearer " + token))
                .build())
        .requestTimeout(Duration.ofMinutes(1))
        .build();
  }

  private static CallToolResult call(
      McpSyncClient client, String tool, Map<String, Object> arguments) {
    return client.callTool(new CallToolRequest(tool, arguments));
  }

  private static String text(CallToolResult result) {
    return ((McpSchema.TextContent) result.content().getFirst()).text();
  }

  @Test
  void showsAnEstimateWithItsDoubtsAndFindsItInTheList() throws Exception {
    String id =
        door.post("/v1/plans?project=agents&workspace=prod", plan()).json().path("id").asString();
    door.publish(estimated(id, "agents", "12"));
    await().until(() -> door.get("/v1/estimates/" + id).status() == 200);
    try (McpSyncClient client = client(FrontDoor.TOKEN)) {
      client.initialize();

      assertThat(client.getServerInstructions()).contains("a missing price is no saving");
      assertThat(client.listTools().tools())
          .extracting(McpSchema.Tool::name)
          .contains("estimate_plan", "show_estimate", "explain_resource", "recommendations");
      String shown = text(call(client, "show_estimate", Map.of("id", id, "limit", 3)));
      assertThat(shown).contains("\"known\":\"12\"", "\"changes\"", "\"coverage\"");
      assertThat(shown).doesNotContain("\"components\"");
      assertThat(text(call(client, "list_estimates", Map.of("project", "agents")))).contains(id);
      CallToolResult none = call(client, "explain_resource", Map.of("id", id, "address", "a.b"));
      assertThat(none.isError()).isTrue();
      assertThat(text(none)).contains("no resource a.b");
    }
  }

  @Test
  void submitsAPlanAndSaysThatItIsPending() {
    try (McpSyncClient client = client(FrontDoor.TOKEN)) {
      client.initialize();

      CallToolResult result =
          call(
              client,
              "estimate_plan",
              Map.of(
                  "plan",
                  Json.MAPPER.readValue(plan(), Map.class),
                  "project",
                  "agents",
                  "workspace",
                  "dev"));

      assertThat(result.isError()).isNotEqualTo(true);
      assertThat(text(result)).contains("pending");
    }
  }

  @Test
  void hasTheRightsOfTheCallerAndNoOthers() throws Exception {
    Visitor reader = Visitor.ofNewTenant().colleague("read");
    try (McpSyncClient client = client(reader.key())) {
      client.initialize();

      CallToolResult refused =
          call(client, "estimate_plan", Map.of("plan", Map.of(), "project", "p", "workspace", "w"));
      assertThat(refused.isError()).isTrue();
      assertThat(text(refused)).contains("requires the scope submit");
      String elsewhere =
          door.post("/v1/plans?project=x&workspace=y", plan()).json().path("id").asString();
      CallToolResult others = call(client, "show_estimate", Map.of("id", elsewhere));
      assertThat(others.isError()).isTrue();
      assertThat(text(others)).contains("\"status\":404");
      assertThat(text(call(client, "list_estimates", Map.of()))).contains("\"estimates\":[]");
    }
  }

  @Test
  void isNotThereForACallerWithoutAToken() {
    try (McpSyncClient client = client("not-a-token")) {
      assertThatThrownBy(client::initialize).isNotNull();
    }
  }

  @Test
  void tellsAnErrorWithoutWhatIsInside() throws Exception {
    FrontDoor.Answer answer =
        door.send(
            FrontDoor.request(door.port(), "/mcp")
                .header("Authorization", "Bearer " + FrontDoor.TOKEN)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"jsonrpc\":\"2.0\"}")));

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.json().at("/error/message").asString()).contains("text/event-stream");
    assertThat(answer.json().at("/error/code").asInt()).isNegative();
    assertThat(answer.body()).doesNotContain("stackTrace", "io.modelcontextprotocol");
  }

  /// A path that a tool is given reaches no other route.
  @Test
  void takesAnIdForAnIdOnly() {
    try (McpSyncClient client = client(FrontDoor.TOKEN)) {
      client.initialize();

      for (String id : new String[] {"../keys", "..%2Fkeys", "x?form=csv", "a/b", "\u202e", ""}) {
        assertThat(call(client, "show_estimate", Map.of("id", id)).isError()).as(id).isTrue();
      }
      assertThat(call(client, "budget_headroom", Map.of("project", "../../keys")).isError())
          .isTrue();
    }
  }

  private FrontDoor.Answer post(String message) throws Exception {
    return door.send(
        FrontDoor.request(door.port(), "/mcp")
            .header("Authorization", "Bearer " + FrontDoor.TOKEN)
            .header("Content-Type", "application/json")
            .header("Accept", "application/json, text/event-stream")
            .POST(BodyPublishers.ofString(message)));
  }

  private FrontDoor.Answer callWith(String parameters) throws Exception {
    return post("{\"jsonrpc\":\"2.0\",\"id\":7,\"method\":\"tools/call\"%s}".formatted(parameters));
  }

  @Test
  void takesACallThatLeavesOutWhatIsOptional() throws Exception {
    for (String arguments : new String[] {"", ",\"arguments\":null", ",\"arguments\":{}"}) {
      FrontDoor.Answer list =
          callWith(",\"params\":{\"name\":\"list_estimates\"%s}".formatted(arguments));
      assertThat(list.json().at("/result/content/0/text").asString()).contains("\"estimates\":");
    }
    FrontDoor.Answer nothing = callWith("");
    assertThat(nothing.json().path("id").asInt()).isEqualTo(7);
    assertThat(nothing.json().at("/error/message").asString()).contains("Unknown tool");
  }

  /// A tree of it would have hundreds of megabytes.
  @Test
  void makesNoTreeOfAMessage() throws Exception {
    String many = "[" + "{},".repeat(2_000_000) + "{}]";

    FrontDoor.Answer plan =
        callWith(
            ",\"params\":{\"name\":\"estimate_plan\",\"arguments\":{\"project\":\"p\",\"workspace\":\"w\",\"plan\":{\"a\":%s}}}"
                .formatted(many));
    assertThat(plan.json().at("/result/content/0/text").asString()).contains("not-a-plan");
    FrontDoor.Answer other = callWith(",\"params\":{\"name\":%s}".formatted(many));
    assertThat(other.status()).isEqualTo(400);
    assertThat(other.json().at("/error/message").asString()).isEqualTo("Invalid message format");
  }
}
