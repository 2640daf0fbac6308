package io.cloudcostguard.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.cloudcostguard.cli.server.ApiClient;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The disk of `./ccg up`, with the broker's log and PostgreSQL on it, fills to the last byte while
/// plans come in. Needs a user who may mount.
@Tag("long")
class FullDiskTest {

  private static final Path PLAN = Path.of("../examples/web-stack/plan.json");
  private static final String SIZE = "1500m";
  private static final int MOST = 300;

  /// Of `./ccg up` when a part of it cannot go on.
  private static final int FAILED = 70;

  @TempDir Path folder;

  @Test
  void losesNothingThatWasAccepted() throws Exception {
    Path disk = Files.createDirectory(folder.resolve("disk"));
    assumeTrue(run("mount", "-t", "tmpfs", "-o", "size=" + SIZE, "tmpfs", disk.toString()) == 0);
    try {
      byte[] plan = Files.readAllBytes(PLAN);
      List<String> accepted = new ArrayList<>();
      int refused;
      String end;
      try (UpProcess up = UpProcess.start(disk)) {
        up.awaitReady();
        ApiClient api = up.api();
        accepted.add(api.submit(plan, "disk", "before"));
        api.estimate(accepted.getFirst());
        fill(disk.resolve("filler"));
        refused = submitUntilItIsRefused(api, plan, accepted);
        end = end(up);
      }
      Files.delete(disk.resolve("filler"));
      try (UpProcess up = UpProcess.start(disk)) {
        up.awaitReady();
        for (String id : accepted) {
          assertThat(up.api().estimate(id)).contains(id);
        }
        up.signal("TERM");
        assertThat(up.awaitEnd()).isIn(0, 143);
      }
      System.out.printf(
          "full disk: %d plans accepted, %d refused, %s; all that were accepted were estimated after"
              + " there was room%n",
          accepted.size(), refused, end);
      assertThat(refused).isPositive();
    } finally {
      run("umount", "--lazy", disk.toString());
    }
  }

  /// A request is refused or its connection ends; it is never answered 202 and then lost.
  private static int submitUntilItIsRefused(ApiClient api, byte[] plan, List<String> accepted)
      throws InterruptedException {
    int refused = 0;
    for (int i = 0; i < MOST && refused < 3; i++) {
      try {
        accepted.add(api.submit(plan, "disk", "w" + i));
      } catch (IOException _) {
        refused++;
      }
    }
    return refused;
  }

  /// Ends by itself with a reason, or still runs and is stopped.
  private static String end(UpProcess up) throws Exception {
    if (up.isAlive()) {
      up.signal("TERM");
      int code = up.awaitEnd();
      assertThat(code).isIn(0, 143, FAILED);
      return "it ran on, and its stop gave " + code;
    }
    assertThat(up.awaitEnd()).isEqualTo(FAILED);
    assertThat(up.said()).contains("failed");
    return "it ended with code " + FAILED;
  }

  private static void fill(Path file) throws IOException {
    byte[] block = new byte[64 * 1024];
    for (int size = block.length; size > 0; size /= 16) {
      try (OutputStream out =
          Files.newOutputStream(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
        while (true) {
          out.write(block, 0, size);
        }
      } catch (IOException _) {
        // No room for a block of this size.
      }
    }
  }

  private static int run(String... command) throws IOException, InterruptedException {
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .start()
        .waitFor();
  }
}
