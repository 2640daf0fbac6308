package io.cloudcostguard.standalone.prices;

import io.cloudcostguard.pricing.catalogue.CatalogueHistory;
import io.cloudcostguard.pricing.catalogue.LoadContract;
import io.cloudcostguard.pricing.catalogue.LoadPrices;
import io.cloudcostguard.pricing.catalogue.RefreshRequests;
import io.cloudcostguard.pricing.publish.CataloguePublisher;
import io.cloudcostguard.standalone.local.DataFolder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import picocli.CommandLine.Option;

/// The catalogue of the stack that runs on a data folder.
final class RunningCatalogue {

  @Option(names = "--data", description = "The data folder of ./ccg up; default: ${DEFAULT-VALUE}.")
  private Path data = Path.of("data/up");

  CatalogueHistory history() throws IOException {
    DataSource database = database();
    return new CatalogueHistory(database, new JdbcTransactionManager(database));
  }

  LoadPrices loader() throws IOException {
    DataSource database = database();
    return new LoadPrices(database, new JdbcTransactionManager(database));
  }

  LoadContract contracts() throws IOException {
    DataSource database = database();
    return new LoadContract(database, new JdbcTransactionManager(database));
  }

  CataloguePublisher publisher() throws IOException {
    DataSource database = database();
    return CataloguePublisher.of(
        database, new JdbcTransactionManager(database), Map.of("bootstrap.servers", kafka()));
  }

  /// The brokers.
  String kafka() throws IOException {
    return DataFolder.running(data).kafka();
  }

  RefreshRequests refreshes() throws IOException {
    return new RefreshRequests(database());
  }

  private DataSource database() throws IOException {
    DataFolder.Running running = DataFolder.running(data);
    return new DriverManagerDataSource(running.database(), running.user(), running.password());
  }
}
