package io.cloudcostguard.ingest.integration.runtask;

import static io.cloudcostguard.ingest.Plans.plan;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpExchange;
import io.cloudcostguard.ingest.FrontDoor;
import io.cloudcostguard.ingest.IngestApplication;
import io.cloudcostguard.ingest.PureEstimator;
import io.cloudcostguard.schemas.Topics;
import io.cloudcostguard.schemas.event.EventHeaders;
import java.io.IOException;
import java.net.ConnectException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// The process that works on a run is killed (SIGKILL) while it fetches the plan, while it waits
/// for the estimate, and while it hands over the result.
class RunTaskKillTest {

  private static final Duration PATIENCE = Duration.ofSeconds(90);

  private final FrontDoor door = FrontDoor.open();
  private final String name = "k" + System.nanoTime();
  private final CountDownLatch over = new CountDownLatch(1);
  private Process process;

  @AfterEach
  void stop() {
    over.countDown();
    if (process != null) {
      process.destroyForcibly();
    }
  }

  @Test
  void getsOneResultWhateverDies() throws Exception {
    try (FakeTerraform terraform = new FakeTerraform()) {
      // While it fetches the plan
      CountDownLatch fetching = new CountDownLatch(1);
      terraform.plan(name, call -> hold(fetching, call));
      int port = start(terraform);
      RunTaskClient task = RunTaskClient.add(door, port, name, terraform.host(), "{}");
      String payload = terraform.request("post_plan", "acme-kill", name);
      assertThat(task.send(payload).status()).isEqualTo(200);
      fetching.await();
      kill();

      // While it waits for the estimate
      terraform.plan(name, plan());
      start(terraform);
      await().atMost(PATIENCE).until(() -> state().equals("submitted"));
      kill();

      // While it hands over the result
      CountDownLatch telling = new CountDownLatch(1);
      terraform.beforeCallback(name, call -> hold(telling, call));
      try (PureEstimator _ = new PureEstimator(door, plan -> plan.project().equals("acme-kill"))) {
        start(terraform);
        telling.await();
        kill();

        start(terraform);
        await().atMost(PATIENCE).until(() -> state().equals("done"));
      }

      // Then
      assertThat(terraform.results(name)).hasSize(1);
      String result = terraform.results(name).getFirst().body();
      assertThat(terraform.tried)
          .filteredOn(callback -> !callback.status().equals("running"))
          .hasSize(2)
          .allMatch(callback -> callback.body().equals(result));
      assertThat(terraform.violations).isEmpty();
      assertThat(plans()).hasSize(1);
    }
  }

  /// The ids under which the plan was submitted.
  private List<String> plans() {
    return door
        .records(Topics.PLANS, record -> record.key().equals("default/acme-kill/prod"))
        .stream()
        .map(record -> String.valueOf(EventHeaders.text(record.headers(), "ce_subject")))
        .distinct()
        .toList();
  }

  private void hold(CountDownLatch reached, HttpExchange call) throws IOException {
    reached.countDown();
    try {
      over.await();
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
    call.close();
  }

  private String state() throws Exception {
    try (var database = door.database();
        var query =
            database.prepareStatement(
                "select state from run_task_request where task_result_id = ?")) {
      query.setString(1, name);
      var row = query.executeQuery();
      return row.next() ? row.getString(1) : "unknown";
    }
  }

  /// A process of its own; returns its port when it answers there.
  private int start(FakeTerraform terraform) throws Exception {
    int port;
    try (ServerSocket free = new ServerSocket(0)) {
      port = free.getLocalPort();
    }
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.add(IngestApplication.class.getName());
    command.addAll(List.of(door.arguments(door.broker())));
    command.remove("--server.port=0");
    command.addAll(
        List.of(
            "--server.port=" + port,
            "--ccg.run-tasks.allow-http=true",
            "--ccg.run-tasks.allowed-private-hosts="
                + terraform.host()
                + ","
                + terraform.archiveHost(),
            "--ccg.run-tasks.poll-interval=100ms",
            "--ccg.run-tasks.connect-timeout=1s",
            "--ccg.run-tasks.callback-timeout=3s",
            "--ccg.run-tasks.fetch-timeout=3s",
            "--ccg.run-tasks.lease=11s"));
    process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    await().atMost(PATIENCE).until(() -> answers(port));
    return port;
  }

  private boolean answers(int port) throws Exception {
    try {
      return door.send(FrontDoor.request(port, "/health/live")).status() == 200;
    } catch (ConnectException _) {
      return false;
    }
  }

  private void kill() {
    process.destroyForcibly().onExit().join();
  }
}
