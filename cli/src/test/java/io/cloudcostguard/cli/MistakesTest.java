package io.cloudcostguard.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The usual mistakes at the command line: each is told in one sentence that says what to do.
class MistakesTest {

  private static final Path SAMPLE = Path.of("../examples/web-stack/plan.json");

  @TempDir Path folder;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"version\":4,\"terraform_version\":\"1.11\",\"serial\":3,\"lineage\":\"x\"} | This is a state file, not a plan",
        "terraform {\\n  required_version = \"1\"\\n} | This is a configuration (HCL)",
        "# comment\\nresource \"aws_instance\" \"a\" {\\n} | This is a configuration (HCL)",
        "Terraform used the selected providers to generate the following plan | This is the output of a plan for people",
        "OpenTofu will perform the following actions: | This is the output of a plan for people",
        "{\"@level\":\"info\",\"@message\":\"Terraform 1.11\",\"type\":\"version\"} | the log of `terraform plan -json`",
        "{\"AWSTemplateFormatVersion\":\"2010-09-09\"} | This is a CloudFormation template",
        "AWSTemplateFormatVersion: 2010-09-09 | This is a CloudFormation template",
        "{\"planDigest\":\"x\",\"resources\":[]} | This is an estimate of CloudCostGuard",
        "{\"version\":\"0.2\",\"totalMonthlyCost\":\"1\"} | This is an output of Infracost",
        "<!doctype html><p>Sign in</p> | This is a page of HTML",
        "{\"a\":1} | it has no format_version",
        "{\"format_version\":\"1.2\",\"resource_changes\":[ | The JSON is invalid",
        "{\"format_version\":\"7.0\"} | format_version is 7.0",
        "PK\\u0003\\u0004 | This is a binary plan file"
      })
  void ofAPlan(String text, String told) throws IOException {
    Path plan = folder.resolve("plan.json");
    Files.writeString(
        plan, text.replace("\\n", "\n").replace("\\u0003", "\u0003").replace("\\u0004", "\u0004"));

    assertThat(run("estimate", plan.toString())).isEqualTo(ExitCodes.UNREADABLE);

    assertThat(oneLine())
        .contains(told)
        .containsAnyOf("terraform show -json", "Update CloudCostGuard");
  }

  @Test
  void ofFiles() throws IOException {
    assertThat(run("estimate", "nosuch.json")).isEqualTo(ExitCodes.ERROR);
    assertThat(oneLine()).isEqualTo("nosuch.json: there is no such file; it should be the plan.");

    run("estimate", folder.toString());
    assertThat(oneLine()).contains("is a folder; name the file in it");

    run("estimate", SAMPLE.toString(), "--usage", "nosuch.yml");
    assertThat(oneLine()).contains("nosuch.yml: there is no such file", "usage file");

    run("estimate", SAMPLE.toString(), "--book", SAMPLE.toString());
    assertThat(oneLine()).contains("plan.json: The price book is not CSV");

    Files.createFile(folder.resolve("empty.json"));
    assertThat(run("estimate", folder.resolve("empty.json").toString()))
        .isEqualTo(ExitCodes.UNREADABLE);
    assertThat(oneLine()).contains("The plan is empty");
  }

  @Test
  void aCompressedPlanIsNone() throws IOException {
    Path plan = folder.resolve("plan.json.gz");
    try (GZIPOutputStream to = new GZIPOutputStream(Files.newOutputStream(plan))) {
      Files.copy(SAMPLE, to);
    }

    assertThat(run("estimate", plan.toString())).isZero();
    assertThat(out.toString(StandardCharsets.UTF_8)).contains("+$783.48");
  }

  @Test
  void ofOptions() {
    assertThat(run("estimate", SAMPLE.toString(), "--format", "pdf")).isEqualTo(ExitCodes.USAGE);
    assertThat(err.toString(StandardCharsets.UTF_8))
        .contains("'pdf' is none of json, table, markdown, html, csv, ");

    assertThat(run("estimate", SAMPLE.toString(), "--region", "mars-1")).isEqualTo(ExitCodes.USAGE);
    assertThat(err.toString(StandardCharsets.UTF_8)).contains("There is no region 'mars-1'");
    assertThat(run("estimate", SAMPLE.toString(), "--region", "eu-west-9"))
        .isEqualTo(ExitCodes.USAGE);
    assertThat(err.toString(StandardCharsets.UTF_8)).contains("eu-west-1", "eu-central-1");

    assertThat(run("estimat", SAMPLE.toString())).isEqualTo(ExitCodes.USAGE);
    assertThat(err.toString(StandardCharsets.UTF_8)).contains("estimate");

    assertThat(run("estimate", SAMPLE.toString(), "--colour", "x")).isEqualTo(ExitCodes.USAGE);
    assertThat(err.toString(StandardCharsets.UTF_8)).contains("--color");

    assertThat(run("estimate", SAMPLE.toString(), "--fail-on", "much")).isEqualTo(ExitCodes.USAGE);
    assertThat(run("estimate", SAMPLE.toString(), "--fail-on", "blocked"))
        .isEqualTo(ExitCodes.USAGE);
    assertThat(run("estimate", SAMPLE.toString(), "--date", "tomorrow")).isEqualTo(ExitCodes.USAGE);
    assertThat(run("estimate", SAMPLE.toString(), "--top", "many")).isEqualTo(ExitCodes.USAGE);
    assertThat(run("submit", SAMPLE.toString(), "--wait", "soon")).isEqualTo(ExitCodes.USAGE);
  }

  @Test
  void ofAServer() throws IOException {
    assertThat(run("submit", SAMPLE.toString(), "--api", "127.0.0.1:8080"))
        .isEqualTo(ExitCodes.USAGE);
    assertThat(err.toString(StandardCharsets.UTF_8))
        .contains("'127.0.0.1:8080' is not the URL of a server: it begins with http://");

    assertThat(run("submit", SAMPLE.toString(), "--api", "http://127.0.0.1:1"))
        .isEqualTo(ExitCodes.ERROR);
    assertThat(oneLine()).contains("Nothing answers at that address", "--api");

    assertThat(run("submit", SAMPLE.toString(), "--data", folder.resolve("none").toString()))
        .isEqualTo(ExitCodes.ERROR);
    assertThat(oneLine()).contains("No CloudCostGuard has run on", "./ccg up", "--api");

    assertThat(
            run(
                "estimates",
                "list",
                "--api",
                "http://127.0.0.1:1",
                "--token-file",
                folder.resolve("none").toString()))
        .isEqualTo(ExitCodes.ERROR);
    assertThat(oneLine()).contains("There is no file with the API key");
  }

  @Test
  void ofAnotherServerAndOfAKey() throws IOException {
    try (Answering other = new Answering(404, "<html><h1>Not found</h1></html>")) {
      assertThat(run("submit", SAMPLE.toString(), "--api", other.url())).isEqualTo(ExitCodes.ERROR);
      assertThat(oneLine()).contains("What answers there is not CloudCostGuard");
    }
    try (Answering refusing =
        new Answering(
            401,
            "{\"type\":\"urn:cloudcostguard:problem:unauthorized\",\"detail\":\"The key is invalid.\"}")) {
      assertThat(run("keys", "list", "--api", refusing.url())).isEqualTo(ExitCodes.ACCESS);
      assertThat(oneLine()).contains("The key is invalid.", "CCG_API_TOKEN_FILE");
    }
  }

  /// One sentence, and no stack of calls.
  private String oneLine() {
    String told = err.toString(StandardCharsets.UTF_8).strip();
    assertThat(told.lines().count()).as(told).isEqualTo(1);
    assertThat(told).doesNotContain("Exception", "java.");
    return told;
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

  /// A server that always says the same.
  static final class Answering implements AutoCloseable {

    private final HttpServer server;

    Answering(int status, String body) throws IOException {
      this(Map.of(), status, body);
    }

    /// @param bodies the answers by method and path, e.g. `GET /v1/keys`; 200
    Answering(Map<String, String> bodies, int status, String body) throws IOException {
      server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
      server.createContext(
          "/",
          exchange -> {
            exchange.getRequestBody().readAllBytes();
            String asked = exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath();
            String known = bodies.get(asked);
            byte[] bytes = (known == null ? body : known).getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(
                known == null ? status : 200, bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
          });
      server.start();
    }

    String url() {
      return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    @Override
    public void close() {
      server.stop(0);
    }
  }
}
