package io.cloudcostguard.e2e;

import io.cloudcostguard.pricing.PricingLoaderApplication;
import io.cloudcostguard.standalone.local.Services.Environment;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The pricing loader as a process of its own, with one price book and nothing else to load.
final class LoaderProcess implements AutoCloseable {

  private final List<String> command = new ArrayList<>();
  private @Nullable Process process;

  LoaderProcess(Environment environment, Path book) {
    command.addAll(
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx512m",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "--enable-native-access=ALL-UNNAMED",
            "-cp",
            System.getProperty("java.class.path"),
            PricingLoaderApplication.class.getName(),
            "--server.port=0",
            "--ccg.pricing.bundled=",
            "--ccg.pricing.books=" + book));
    command.addAll(environment.asArguments());
  }

  void start() throws IOException {
    process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
  }

  /// SIGKILL.
  void kill() {
    if (process != null) {
      process.destroyForcibly().onExit().join();
    }
  }

  @Override
  public void close() {
    kill();
  }
}
