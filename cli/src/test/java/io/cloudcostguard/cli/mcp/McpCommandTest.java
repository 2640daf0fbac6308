package io.cloudcostguard.cli.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelcontextprotocol.client.McpClient;
import io.modelcontextprotocol.client.McpSyncClient;
import io.modelcontextprotocol.client.transport.ServerParameters;
import io.modelcontextprotocol.client.transport.StdioClientTransport;
import io.modelcontextprotocol.json.McpJsonDefaults;
import io.modelcontextprotocol.spec.McpSchema;
import io.modelcontextprotocol.spec.McpSchema.CallToolRequest;
import io.modelcontextprotocol.spec.McpSchema.CallToolResult;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// `ccg mcp` in a process of its own, driven by the client of the official SDK.
class McpCommandTest {

  private static final String PLAN =
      Path.of("../examples/web-stack/plan.json").toAbsolutePath().normalize().toString();

  private static McpSyncClient client;

  @BeforeAll
  static void start() {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    ServerParameters process =
        ServerParameters.builder(java)
            .args(
                "-cp",
                System.getProperty(
                    "surefire.test.class.path", System.getProperty("java.class.path")),
                "io.cloudcostguard.cli.Ccg",
                "mcp",
                "--api",
                "http://127.0.0.1:1")
            .build();
    client =
        McpClient.sync(new StdioClientTransport(process, McpJsonDefaults.getMapper()))
            .requestTimeout(Duration.ofMinutes(2))
            .initializationTimeout(Duration.ofMinutes(2))
            .build();
    client.initialize();
  }

  @AfterAll
  static void stop() {
    client.close();
  }

  @Test
  void saysWhatItCanDo() {
    assertThat(client.listTools().tools())
        .extracting(McpSchema.Tool::name)
        .containsExactlyInAnyOrder(
            "estimate_plan",
            "explain_resource",
            "compare_plans",
            "recommend",
            "find_price",
            "budget_headroom");
    assertThat(client.getServerInstructions()).contains("a missing price is no saving");
  }

  @Test
  void estimatesAPlanWithItsDoubts() {
    CallToolResult result = call("estimate_plan", Map.of("plan", PLAN, "limit", 2));

    assertThat(result.isError()).isNotEqualTo(true);
    assertThat(text(result))
        .contains("+$783.48 ± usage", "t3.small → m5.large", "usage of 8 resources")
        .doesNotContain("<details>");
    assertThat(result.structuredContent().toString())
        .contains("+$783.48 ± usage", "aws_eks_cluster.main")
        .doesNotContain("aws_ebs_volume.data");
  }

  @Test
  void explainsALine() {
    assertThat(
            text(call("explain_resource", Map.of("plan", PLAN, "address", "aws_eks_cluster.main"))))
        .contains("quantityFrom", "aws/eks/", "unitPrice");
  }

  @Test
  void comparesPlansAndFindsPrices() {
    assertThat(text(call("compare_plans", Map.of("from", PLAN, "to", PLAN))))
        .contains("a month** after apply, from `");
    assertThat(text(call("find_price", Map.of("prefix", "aws/eks/eu-west-1/", "limit", 3))))
        .contains("aws/eks/eu-west-1/");
  }

  @Test
  void recommendsWhatWouldCostLess() {
    String text = text(call("recommend", Map.of("plan", PLAN, "filter", "aws_instance")));

    assertThat(text).contains("\"saving\"", "\"risk\"", "aws_instance").doesNotContain("\"proof\"");
  }

  @Test
  void tellsTheAgentWhatIsWrong() {
    CallToolResult none = call("estimate_plan", Map.of("plan", "/no/such/plan.json"));
    assertThat(none.isError()).isTrue();
    assertThat(text(none)).contains("There is no file /no/such/plan.json");

    CallToolResult unreachable = call("budget_headroom", Map.of("project", "shop"));
    assertThat(unreachable.isError()).isTrue();

    assertThat(call("explain_resource", Map.of("plan", PLAN, "address", "a.b")).isError()).isTrue();
  }

  private static CallToolResult call(String tool, Map<String, Object> arguments) {
    return client.callTool(new CallToolRequest(tool, arguments));
  }

  private static String text(CallToolResult result) {
    return ((McpSchema.TextContent) result.content().getFirst()).text();
  }
}
