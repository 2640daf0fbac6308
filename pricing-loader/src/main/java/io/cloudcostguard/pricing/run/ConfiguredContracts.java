package io.cloudcostguard.pricing.run;

import io.cloudcostguard.estimation.price.ContractBook;
import io.cloudcostguard.pricing.catalogue.LoadContract;
import io.cloudcostguard.pricing.catalogue.LoaderBusyException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// The tenants' contracts of the configuration. A contract that cannot be loaded is reported, and
/// its previous terms stay.
@Component
final class ConfiguredContracts {

  private static final Logger LOGGER = LoggerFactory.getLogger(ConfiguredContracts.class);

  private final ContractProperties properties;
  private final LoadContract loader;
  private final LoaderMetrics metrics;

  ConfiguredContracts(ContractProperties properties, LoadContract loader, LoaderMetrics metrics) {
    this.properties = properties;
    this.loader = loader;
    this.metrics = metrics;
  }

  /// Loads each as it is in effect today.
  ///
  /// @return what came of each, in a sentence
  List<String> load() {
    List<String> results = new ArrayList<>();
    new TreeMap<>(properties.contracts())
        .forEach((tenant, file) -> results.add(loadOrExplain(tenant, file)));
    return results;
  }

  private String loadOrExplain(String tenant, Path file) {
    try {
      return load(tenant, file);
    } catch (LoaderBusyException e) {
      metrics.busy();
      LOGGER.atInfo().log(e.getMessage());
      return String.valueOf(e.getMessage());
    } catch (RuntimeException e) {
      metrics.failed();
      LOGGER
          .atError()
          .setCause(e)
          .addKeyValue("tenant", tenant)
          .log("A contract cannot be loaded; its previous terms stay");
      return "The contract of %s cannot be loaded; its previous terms stay: %s"
          .formatted(tenant, e.getMessage());
    }
  }

  private String load(String tenant, Path file) {
    LoadContract.Loaded loaded =
        loader.load(tenant, new ContractBook(file), LocalDate.now(ZoneOffset.UTC));
    metrics.loaded(loaded.result());
    LOGGER
        .atInfo()
        .addKeyValue("source", loaded.result().source())
        .addKeyValue("catalogueVersion", loaded.result().version())
        .log(loaded.result().sentence());
    loaded
        .warnings()
        .forEach(warning ->
            LOGGER
                .atWarn()
                .addKeyValue("source", loaded.result().source())
                .addKeyValue("term", warning)
                .log("A term of a contract is probably a mistake"));
    return loaded.result().sentence();
  }
}
