package io.cloudcostguard.e2e;

import static java.util.concurrent.TimeUnit.MINUTES;
import static org.assertj.core.api.Assertions.assertThat;

import io.cloudcostguard.cli.server.ApiClient;
import io.cloudcostguard.schemas.Json;
import io.cloudcostguard.standalone.local.LocalStack;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// Clients that a generator makes of the API's document compile, and read an estimate of the whole
/// stack. TypeScript and Python are tried where their tools are.
@Tag("long")
class ClientsTest {

  private static final String BUNDLED = "ccg.pricing.bundled";
  private static final int PATIENCE_MINUTES = 15;

  @TempDir static Path folder;

  @Test
  void areGeneratedCompiledAndWork() throws Exception {
    System.setProperty(BUNDLED, "aws/ec2,aws/ebs,aws/rds");
    try (LocalStack stack =
        LocalStack.start(
            new LocalStack.Options(folder.resolve("data"), 0, 0, List.of()), _ -> {})) {
      String said = "tenant default, " + Pattern.quote(estimated(stack.apiUrl()));

      assertThat(run(stack.apiUrl()))
          .containsPattern("(?m)^java: " + said + "$")
          .containsPattern("(?m)^typescript: (" + said + "|skipped.*)$")
          .containsPattern("(?m)^python: (" + said + "|skipped.*)$");
    } finally {
      System.clearProperty(BUNDLED);
    }
  }

  /// Submits a plan; what it will cost.
  private static String estimated(String url) throws Exception {
    ApiClient api = new ApiClient(url, null);
    byte[] plan = Files.readAllBytes(Path.of("../examples/web-stack/plan.json"));
    JsonNode estimate = Json.MAPPER.readTree(api.estimate(api.submit(plan, "shop", "prod")));
    return estimate.at("/after/known").asString() + " " + estimate.path("currency").asString();
  }

  private static String run(String url) throws Exception {
    Path output = folder.resolve("output");
    Process command =
        new ProcessBuilder("tools/clients/run", url)
            .directory(Path.of("..").toFile())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    try {
      assertThat(command.waitFor(PATIENCE_MINUTES, MINUTES)).as("it ends").isTrue();
    } finally {
      command.descendants().forEach(ProcessHandle::destroyForcibly);
      command.destroyForcibly();
    }
    String said = Files.readString(output);
    assertThat(command.exitValue()).as(said).isZero();
    return said;
  }
}
