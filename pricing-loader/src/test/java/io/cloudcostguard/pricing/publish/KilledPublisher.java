package io.cloudcostguard.pricing.publish;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// A publisher in a process of its own that dies in the middle of its work, as `kill -9` would have
/// it: nothing is closed, aborted or rolled back.
final class KilledPublisher {

  static final int KILLED = 137;

  public static void main(String[] args) {
    PublishStep last = PublishStep.valueOf(args[0]);
    var database = new DriverManagerDataSource(args[2], "postgres", "postgres");
    new CataloguePublisher(
            JdbcClient.create(database),
            new TransactionTemplate(new JdbcTransactionManager(database)),
            new PriceTopic(Map.of("bootstrap.servers", args[1])),
            step -> {
              if (step == last) {
                Runtime.getRuntime().halt(KILLED);
              }
            })
        .publish();
  }

  static int runAndDieAfter(PublishStep step, String broker, String databaseUrl)
      throws IOException, InterruptedException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "--enable-native-access=ALL-UNNAMED",
            "-cp",
            System.getProperty("java.class.path"),
            KilledPublisher.class.getName(),
            step.name(),
            broker,
            databaseUrl)
        .inheritIO()
        .start()
        .waitFor();
  }

  private KilledPublisher() {}
}
