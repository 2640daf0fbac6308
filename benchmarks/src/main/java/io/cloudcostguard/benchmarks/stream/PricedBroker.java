package io.cloudcostguard.benchmarks.stream;

import io.cloudcostguard.cli.audit.TopicReader;
import io.cloudcostguard.schemas.Topics;
import io.cloudcostguard.schemas.price.CatalogueCompleted;
import io.cloudcostguard.standalone.local.LocalStack;
import io.cloudcostguard.standalone.local.Logs;
import io.cloudcostguard.standalone.local.ServiceProcess;
import io.cloudcostguard.standalone.local.Services.Service;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.util.FileSystemUtils;

/// A broker with prices, and estimators beside it as processes with the JVM options of the image,
/// without notary and recommendations.
///
/// @param folder of everything; removed at the end
record PricedBroker(LocalStack stack, Path folder) implements AutoCloseable {

  /// Of the image, with a heap in place of its percentage.
  static final List<String> JVM = List.of("-Xmx1g", "-XX:+UseG1GC", "-XX:+UseCompactObjectHeaders");

  private static final List<String> LEFT_OUT =
      List.of("--ccg.notary.", "--ccg.instance-id=", "--ccg.estimator.state-dir=");

  /// Returns when the prices are published.
  static PricedBroker start() throws Exception {
    Path folder = Files.createTempDirectory("ccg-stream");
    Logs.to(folder.resolve("ccg.log"));
    System.setProperty("ccg.pricing.bundled", "aws/ec2,aws/ebs,aws/vpc");
    LocalStack stack =
        LocalStack.start(
            new LocalStack.Options(
                folder.resolve("data"), 0, 0, List.of(), EnumSet.of(Service.PRICING_LOADER)),
            System.err::println);
    PricedBroker broker = new PricedBroker(stack, folder);
    broker.awaitPrices();
    return broker;
  }

  private void awaitPrices() throws InterruptedException {
    List<String> markers = new ArrayList<>();
    while (markers.isEmpty()) {
      Thread.sleep(Duration.ofMillis(200));
      new TopicReader(kafka())
          .read(
              Topics.PRICES,
              record -> {
                if (record.key().equals(CatalogueCompleted.KEY)) {
                  markers.add(record.key());
                }
              });
    }
  }

  String kafka() {
    return stack.kafka();
  }

  /// Starts estimators, which take turns as one.
  ///
  /// @param recording for a flight recording of the first one; null: none
  Turns estimators(int instances, int threads, @Nullable Path recording) throws IOException {
    return Turns.of(
        IntStream.range(0, instances)
            .mapToObj(i -> estimator(instances + "-" + i, threads, i == 0 ? recording : null))
            .toList(),
        kafka(),
        "ccg-estimator",
        Topics.PLANS.name());
  }

  private ServiceProcess estimator(String name, int threads, @Nullable Path recording) {
    List<String> jvm = new ArrayList<>(JVM);
    if (recording != null) {
      jvm.add("-XX:StartFlightRecording=settings=profile,filename=" + recording);
    }
    List<String> args = new ArrayList<>(stack.environment().asArguments());
    args.removeIf(arg -> LEFT_OUT.stream().anyMatch(arg::startsWith));
    args.add("--server.port=0");
    args.add("--ccg.estimator.instance-id=" + name);
    args.add("--ccg.estimator.threads=" + threads);
    args.add("--ccg.estimator.state-dir=" + folder.resolve("estimator-" + name));
    args.add("--ccg.estimator.recommendations.tenants=");
    return ServiceProcess.of(Service.ESTIMATOR_STREAM, args).withJvm(jvm);
  }

  @Override
  public void close() throws IOException {
    stack.close();
    FileSystemUtils.deleteRecursively(folder);
  }
}
