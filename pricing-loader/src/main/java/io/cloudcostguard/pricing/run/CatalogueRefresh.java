package io.cloudcostguard.pricing.run;

import io.cloudcostguard.pricing.catalogue.LoadPrices;
import io.cloudcostguard.pricing.catalogue.LoadResult;
import io.cloudcostguard.pricing.catalogue.LoaderBusyException;
import io.cloudcostguard.pricing.catalogue.RefreshRequests;
import io.cloudcostguard.pricing.publish.CataloguePublisher;
import io.cloudcostguard.pricing.publish.Publication;
import io.cloudcostguard.pricing.source.BundledBook;
import io.cloudcostguard.pricing.source.CsvBooks;
import io.cloudcostguard.pricing.source.PriceSource;
import io.cloudcostguard.pricing.source.VendorLists;
import io.cloudcostguard.schemas.TopicCreation;
import io.cloudcostguard.schemas.TopicRetention;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.kafka.core.KafkaAdmin;
import org.springframework.scheduling.annotation.SchedulingConfigurer;
import org.springframework.scheduling.config.FixedDelayTask;
import org.springframework.scheduling.config.ScheduledTaskRegistrar;
import org.springframework.stereotype.Component;

/// Loads and publishes at the start, and again on schedule. Without the bundled prices the service
/// does not start; a customer's book or a vendor's list that cannot be loaded is reported, and its
/// previous prices stay.
@Component
final class CatalogueRefresh implements ApplicationRunner, SchedulingConfigurer {

  /// How often requests to refresh are looked for.
  private static final Duration POLL_INTERVAL = Duration.ofSeconds(1);

  private static final Logger LOGGER = LoggerFactory.getLogger(CatalogueRefresh.class);

  private final PricingProperties properties;
  private final KafkaAdmin kafka;
  private final LoadPrices loader;
  private final List<VendorLists> vendors;
  private final CataloguePublisher publisher;
  private final LoaderMetrics metrics;
  private final ConfiguredContracts contracts;
  private final RefreshRequests refreshes;
  private final TopicRetention retention;
  private volatile boolean started;

  CatalogueRefresh(
      PricingProperties properties,
      KafkaAdmin kafka,
      LoadPrices loader,
      List<VendorLists> vendors,
      CataloguePublisher publisher,
      LoaderMetrics metrics,
      ConfiguredContracts contracts,
      RefreshRequests refreshes,
      @Value("${ccg.kafka.retention:}") String retention) {
    this.properties = properties;
    this.kafka = kafka;
    this.loader = loader;
    this.vendors = List.copyOf(vendors);
    this.publisher = publisher;
    this.metrics = metrics;
    this.contracts = contracts;
    this.refreshes = refreshes;
    this.retention = TopicRetention.of(retention);
  }

  @Override
  public void run(ApplicationArguments arguments) throws InterruptedException {
    TopicCreation.createMissing(
            kafka.getConfigurationProperties(),
            Optional.of(properties.replicationFactor()),
            retention)
        .forEach(warning -> LOGGER.atWarn().log(warning));
    publisher.reconcile();
    if (!properties.bundled().isEmpty()) {
      load(new BundledBook(properties.bundled()));
    }
    loadLists();
    publish();
    started = true;
  }

  @Override
  public void configureTasks(ScheduledTaskRegistrar tasks) {
    tasks.addFixedDelayTask(
        new FixedDelayTask(this::refresh, properties.refresh(), properties.refresh()));
    tasks.addFixedDelayTask(
        new FixedDelayTask(this::refreshIfRequested, POLL_INTERVAL, POLL_INTERVAL));
  }

  /// The bundled prices cannot have changed since the start.
  void refresh() {
    if (started) {
      loadLists();
      publish();
    }
  }

  private void refreshIfRequested() {
    tellActs();
    RefreshRequests.Open requested = started ? refreshes.open() : null;
    if (requested != null) {
      List<String> answer =
          new ArrayList<>(
              requested.vendors().isEmpty() ? loadLists() : loadLists(requested.vendors()));
      answer.add(publish());
      refreshes.answer(requested.newest(), answer);
    }
  }

  private List<String> loadLists(Set<String> of) {
    List<String> results = new ArrayList<>();
    for (VendorLists vendor : vendors) {
      if (of.contains(vendor.vendor())) {
        List<PriceSource> lists = vendor.lists();
        lists.forEach(list -> results.add(loadOrExplain(list)));
        if (lists.isEmpty()) {
          String id = vendor.vendor();
          results.add(
              "No list of %s is configured: set ccg.pricing.%s.* (docs/prices.md)."
                  .formatted(id, id));
        }
      }
    }
    return results;
  }

  /// What came of each list, in a sentence.
  private List<String> loadLists() {
    List<String> results = new ArrayList<>();
    vendors.forEach(vendor -> vendor.lists().forEach(list -> results.add(loadOrExplain(list))));
    properties.books().forEach(book -> results.add(loadOrExplain(CsvBooks.at(book))));
    results.addAll(contracts.load());
    if (results.isEmpty()) {
      results.add("No list is configured: set ccg.pricing.* (docs/prices.md).");
    }
    return results;
  }

  private String loadOrExplain(PriceSource source) {
    try {
      return load(source);
    } catch (LoaderBusyException e) {
      metrics.busy();
      LOGGER.atInfo().log(e.getMessage());
      return String.valueOf(e.getMessage());
    } catch (RuntimeException e) {
      metrics.failed();
      LOGGER
          .atError()
          .setCause(e)
          .addKeyValue("source", source.name())
          .log("A price list cannot be loaded; the prices of its last load stay");
      return "%s cannot be loaded; the prices of its last load stay: %s"
          .formatted(source.name(), e.getMessage());
    }
  }

  private String load(PriceSource source) {
    LoadResult result = loader.load(source);
    metrics.loaded(result);
    LOGGER
        .atInfo()
        .addKeyValue("source", result.source())
        .addKeyValue("catalogueVersion", result.version())
        .log(result.sentence());
    result
        .ambiguities()
        .forEach(ambiguity ->
            LOGGER
                .atWarn()
                .addKeyValue("priceKey", ambiguity.key())
                .addKeyValue("candidates", ambiguity.candidates())
                .log("A price is ambiguous"));
    result
        .rejections()
        .forEach(rejection ->
            LOGGER.atWarn().addKeyValue("rejection", rejection).log("A price was rejected"));
    if (!result.skipped().isEmpty()) {
      LOGGER
          .atInfo()
          .addKeyValue("source", result.source())
          .addKeyValue("skipped", result.skipped())
          .log("Products that no resource type uses were skipped");
    }
    return result.sentence();
  }

  /// What a command that was killed did not tell.
  private void tellActs() {
    try {
      if (started) {
        publisher.tellActs();
      }
    } catch (RuntimeException e) { // prices are not held up by that
      LOGGER
          .atError()
          .addKeyValue("reason", e.toString())
          .log("a change of prices by hand is not in the audit log yet; it is tried again");
    }
  }

  private String publish() {
    Publication publication = publisher.publish();
    if (publication != null) {
      metrics.published(publication);
      LOGGER
          .atInfo()
          .addKeyValue("catalogueVersion", publication.version())
          .addKeyValue("prices", publication.keys())
          .log("Published the catalogue");
    }
    return Publication.sentence(publication);
  }
}
