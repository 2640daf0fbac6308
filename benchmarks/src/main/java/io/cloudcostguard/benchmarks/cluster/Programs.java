package io.cloudcostguard.benchmarks.cluster;

import io.cloudcostguard.benchmarks.parts.Fleet;
import io.cloudcostguard.benchmarks.parts.Supervised;
import io.cloudcostguard.standalone.local.ServiceProcess;
import io.cloudcostguard.standalone.local.Services.Service;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What the services are started from: the jars that the images run, unpacked as the Dockerfile
/// does it, or this process's class path.
final class Programs {

  private final Fleet fleet;
  private final @Nullable Path packages;
  private final Path folder;

  /// @param packages the root of the repository, with its modules packaged; null: the class path
  /// @param folder to unpack to
  Programs(Fleet fleet, @Nullable Path packages, Path folder) {
    this.fleet = fleet;
    this.packages = packages;
    this.folder = folder;
  }

  Supervised start(String name, Service service, List<String> args)
      throws IOException, InterruptedException {
    return packages == null
        ? fleet.start(name, ServiceProcess.of(service, args), () -> {})
        : fleet.startPackaged(name, ServiceProcess.ofJar(unpacked(packages, service), args));
  }

  private synchronized Path unpacked(Path packages, Service service)
      throws IOException, InterruptedException {
    String module = service.name().toLowerCase(Locale.ROOT).replace('_', '-');
    Path jar = packaged(packages.resolve(module).resolve("target"));
    Path to = folder.resolve(module);
    Path unpacked = to.resolve(jar.getFileName());
    if (!Files.exists(unpacked)) {
      int exit =
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "-Djarmode=tools",
                  "-jar",
                  jar.toString(),
                  "extract",
                  "--destination",
                  to.toString())
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start()
              .waitFor();
      if (exit != 0) {
        throw new IOException(jar + " cannot be unpacked; exit code " + exit);
      }
    }
    return unpacked;
  }

  private static Path packaged(Path target) throws IOException {
    try (Stream<Path> files = Files.list(target)) {
      return files
          .filter(file -> file.getFileName().toString().endsWith("-exec.jar"))
          .findFirst()
          .orElseThrow(() -> new IOException("No jar in " + target + "; package the modules first"))
          .toAbsolutePath();
    }
  }
}
