package io.cloudcostguard.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudcostguard.cli.server.ApiClient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.FileSystemUtils;

/// `./ccg up` is killed at random moments of its first start and started again on what that left;
/// `-Dccg.up-kills=40` for longer.
@Tag("long")
class UpKillTest {

  private static final int KILLS = Integer.getInteger("ccg.up-kills", 1);
  private static final Path PLAN = Path.of("../examples/web-stack/plan.json");

  private final long seed = Long.getLong("ccg.seed", System.nanoTime());
  private final Random random = new Random(seed);
  private final List<String> story = new ArrayList<>();

  @TempDir Path folder;

  @Test
  void startsOnWhateverAKilledFirstStartLeft() throws Exception {
    long start = undisturbedStart();

    int working = 0;
    for (int kill = 0; kill < KILLS; kill++) {
      Path data = folder.resolve("kill-" + kill);
      killFirstStart(data, start);
      working += works(data) ? 1 : 0;
      FileSystemUtils.deleteRecursively(data);
    }

    System.out.printf(
        "ccg up killed %d times in a first start of %d ms, %d work, seed %d%n",
        KILLS, start, working, seed);
    story.forEach(System.out::println);
    assertThat(working).as("seed %d, %s", seed, story).isEqualTo(KILLS);
  }

  /// How long a first start takes here; and all that a start and a stop must keep to.
  private long undisturbedStart() throws Exception {
    Path data = folder.resolve("undisturbed");
    long begun = System.nanoTime();
    try (UpProcess up = UpProcess.start(data)) {
      up.awaitReady();
      long millis = Duration.ofNanos(System.nanoTime() - begun).toMillis();
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data)))
          .isEqualTo("rwx------");
      assertThat(openToOthers(data)).isEmpty();
      assertEstimates(up.api());

      up.signal("USR1"); // as the JVM does when memory is used up

      assertThat(up.awaitEnd()).isEqualTo(70);
      assertThat(up.said()).contains("Out of memory", "Stopped");
      assertThat(UpProcess.programsOn(data)).isEmpty();
      return millis;
    } finally {
      FileSystemUtils.deleteRecursively(data);
    }
  }

  /// What others could read or write if they could enter the folder.
  private static List<Path> openToOthers(Path data) throws IOException {
    List<Path> files = new ArrayList<>();
    for (String name : List.of("ccg.log", "secrets.properties", "endpoints.properties")) {
      files.add(data.resolve(name));
    }
    try (Stream<Path> all = Files.list(data.resolve("postgres-binaries"))) {
      all.forEach(files::add);
    }
    List<Path> open = new ArrayList<>();
    for (Path file : files) {
      String others = PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
      boolean mayWrite = others.charAt(4) == 'w' || others.charAt(7) == 'w';
      if (mayWrite || (Files.isRegularFile(file) && others.charAt(6) == 'r')) {
        open.add(file);
      }
    }
    return open;
  }

  private void killFirstStart(Path data, long start) throws Exception {
    String signal = random.nextBoolean() ? "KILL" : "TERM";
    long moment = random.nextLong(start);
    try (UpProcess up = UpProcess.start(data)) {
      Thread.sleep(moment);
      String said = up.said().strip();
      up.signal(signal);
      int code = up.awaitEnd();
      story.add(
          "SIG%s after %d ms, exit code %d, last said: %s"
              .formatted(signal, moment, code, said.substring(said.lastIndexOf('\n') + 1)));
      if (signal.equals("TERM")) {
        assertThat(UpProcess.programsOn(data)).as("seed %d, %s", seed, story).isEmpty();
      }
    }
  }

  private boolean works(Path data) throws Exception {
    try (UpProcess up = UpProcess.start(data)) {
      up.awaitReady();
      assertEstimates(up.api());
      up.signal("TERM");
      assertThat(up.awaitEnd()).isEqualTo(143);
      assertThat(UpProcess.programsOn(data)).as("seed %d, %s", seed, story).isEmpty();
      return true;
    } catch (Exception | AssertionError e) {
      story.add("    does not work: " + e);
      return false;
    }
  }

  private static void assertEstimates(ApiClient api) throws Exception {
    String id = api.submit(Files.readAllBytes(PLAN), "shop", "prod");
    assertThat(api.estimate(id)).contains("\"estimated\"");
  }
}
