package io.cloudcostguard.benchmarks;

import io.cloudcostguard.cli.server.Endpoints;
import io.cloudcostguard.schemas.Json;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.zip.GZIPOutputStream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;

/// Sends hostile plans to a running `./ccg up`, one after the other, and tells for each what was
/// answered, what it cost the process, and the slowest answer of liveness meanwhile. Ends with 1
/// when the process did not answer in the end.
@Command(name = "abuse", mixinStandardHelpOptions = true)
final class AbuseHarness implements Callable<Integer> {

  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private static final int LONGEST = 100;

  @Option(names = "--data", description = "The folder of ./ccg up; default: ${DEFAULT-VALUE}.")
  private Path data = Path.of("data/up");

  @Option(names = "--pid", required = true, description = "The process of ./ccg up.")
  private long pid;

  private final HttpClient http = HttpClient.newHttpClient();
  private String api = "";

  public static void main(String[] args) {
    System.exit(new CommandLine(new AbuseHarness()).execute(args));
  }

  @Override
  public Integer call() throws Exception {
    api = Endpoints.in(data).api();
    System.out.println(
        "| what | JSON | gzipped | answer | seconds | CPU s | resident | slowest liveness |");
    System.out.println("|---|---|---|---|---|---|---|---|");
    for (HostilePlans plan : HostilePlans.all()) {
      row(plan);
    }
    return liveness().statusCode() == 200 ? 0 : 1;
  }

  private void row(HostilePlans plan) throws Exception {
    byte[] body = gzipped(plan.json());
    double cpu = cpuSeconds();
    long start = System.nanoTime();
    CompletableFuture<String> answer =
        CompletableFuture.supplyAsync(() -> {
          try {
            return answer(body);
          } catch (IOException e) {
            return e.toString();
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return e.toString();
          }
        });
    double slowest = 0;
    do {
      long asked = System.nanoTime();
      liveness();
      slowest = Math.max(slowest, (System.nanoTime() - asked) / 1e6);
      Thread.sleep(20);
    } while (!answer.isDone());
    System.out.printf(
        "| %s | %,d KB | %,d KB | %s | %.1f | %.1f | %,d MB | %.0f ms |%n",
        plan.name(),
        plan.json().length / 1024,
        body.length / 1024,
        answer.join(),
        (System.nanoTime() - start) / 1e9,
        cpuSeconds() - cpu,
        residentMegabytes(),
        slowest);
  }

  private String answer(byte[] body) throws IOException, InterruptedException {
    HttpResponse<String> accepted =
        http.send(
            request("/v1/plans?project=abuse")
                .header("Content-Type", "application/json")
                .header("Content-Encoding", "gzip")
                .POST(BodyPublishers.ofByteArray(body))
                .build(),
            BodyHandlers.ofString());
    JsonNode said = Json.MAPPER.readTree(accepted.body());
    if (accepted.statusCode() != 202) {
      return accepted.statusCode() + ": " + shortened(said.path("detail").asString());
    }
    HttpResponse<String> outcome =
        http.send(
            request("/v1/estimates/" + said.path("id").asString())
                .header("Prefer", "wait=60")
                .build(),
            BodyHandlers.ofString());
    JsonNode estimate = Json.MAPPER.readTree(outcome.body());
    String note =
        estimate.path("partial").isEmpty()
            ? estimate.path("warnings").path(0).asString("")
            : estimate.path("partial").path(0).asString("");
    return "202, %s, %,d resources; %s"
        .formatted(
            estimate.path("outcome").asString("nothing yet"),
            estimate.path("resources").size(),
            shortened(note));
  }

  private static String shortened(String text) {
    return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
  }

  private HttpResponse<String> liveness() throws IOException, InterruptedException {
    return http.send(request("/actuator/health/liveness").build(), BodyHandlers.ofString());
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(api + path)).timeout(PATIENCE);
  }

  private static byte[] gzipped(byte[] bytes) throws IOException {
    ByteArrayOutputStream to = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(to)) {
      gzip.write(bytes);
    }
    return to.toByteArray();
  }

  private double cpuSeconds() {
    return ProcessHandle.of(pid)
            .flatMap(process -> process.info().totalCpuDuration())
            .orElse(Duration.ZERO)
            .toMillis()
        / 1e3;
  }

  private long residentMegabytes() throws IOException {
    for (String line : Files.readAllLines(Path.of("/proc/" + pid + "/status"))) {
      if (line.startsWith("VmRSS:")) {
        return Long.parseLong(line.replaceAll("[^0-9]", "")) / 1024;
      }
    }
    return 0;
  }
}
