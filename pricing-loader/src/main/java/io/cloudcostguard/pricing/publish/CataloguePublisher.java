package io.cloudcostguard.pricing.publish;

import io.cloudcostguard.schemas.Topics;
import io.cloudcostguard.schemas.audit.AuditRecorded;
import io.cloudcostguard.schemas.price.CatalogueCompleted;
import io.cloudcostguard.schemas.price.PricesChanged;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// Publishes the catalogue: the whole history of every price and every term of a contract that
/// changed since the last publication, and then the marker that the newest version is complete, all
/// in one Kafka transaction; only after that the database says so. What crashes in between is
/// repeated.
public final class CataloguePublisher {

  private static final Logger LOGGER = LoggerFactory.getLogger(CataloguePublisher.class);

  /// Held to the end of the transaction by the process that publishes, over all processes; others
  /// wait.
  private static final String LOCK =
      "select pg_advisory_xact_lock(hashtextextended('ccg.pricing.publish', 0))";

  private static final String PENDING =
      """
      select version, prices, loaded_at, (
          select coalesce(max(version), 0) from catalogue_version where published_at is not null
        ) as after
      from (select * from catalogue_version order by version desc limit 1) newest
      where published_at is null
      """;

  /// What to do about a topic of another catalogue.
  private static final String ADVICE =
      """
      Restore the database that published to it. A topic that is deleted to begin anew would give \
      these version numbers another meaning: estimates that were made at them could not be proven \
      any more, and `ccg audit verify` would say so of each.\
      """;

  private final JdbcClient jdbc;
  private final TransactionTemplate transaction;
  private final PriceTopic topic;
  private final Consumer<PublishStep> progress;
  private final VersionDigests digests;

  CataloguePublisher(
      JdbcClient jdbc,
      TransactionTemplate transaction,
      PriceTopic topic,
      Consumer<PublishStep> progress) {
    this.jdbc = jdbc;
    this.transaction = transaction;
    this.topic = topic;
    this.progress = progress;
    digests = new VersionDigests(jdbc);
  }

  /// The publisher of the catalogue in `database`.
  ///
  /// @param kafka how clients reach the brokers
  public static CataloguePublisher of(
      DataSource database, PlatformTransactionManager transactions, Map<String, Object> kafka) {
    return new CataloguePublisher(
        JdbcClient.create(database),
        new TransactionTemplate(transactions),
        new PriceTopic(kafka),
        step -> LOGGER.atDebug().addKeyValue("step", step).log("Publishing the catalogue"));
  }

  /// Publishes what is not published yet; null when everything is.
  ///
  /// @throws IllegalStateException if the topic is another catalogue's, see [#reconcile]
  public @Nullable Publication publish() {
    return transaction.execute(_ -> {
      lock();
      Pending pending =
          jdbc.sql(PENDING)
              .query((row, _) ->
                  new Pending(
                      row.getLong("after"),
                      row.getLong("version"),
                      row.getLong("prices"),
                      row.getObject("loaded_at", OffsetDateTime.class).toInstant()))
              .optional()
              .orElse(null);
      if (pending == null) {
        return null;
      }
      CatalogueCompleted marker = topic.newestMarker();
      requireSame(marker);
      // A topic of an older loader has no salts.
      return publish(marker == null || marker.digest() == null ? pending.fromTheFirst() : pending);
    });
  }

  /// Tells the audit log of changes by hand that it was not told of: also of those whose command
  /// was killed. One that is told twice has the same id.
  public void tellActs() {
    while (!PriceActs.waiting(jdbc).isEmpty()) {
      transaction.executeWithoutResult(_ -> {
        lock();
        List<AuditRecorded> acts = PriceActs.waiting(jdbc); // another process may have told them
        if (!acts.isEmpty()) {
          topic.write(producer ->
              acts.forEach(act -> {
                var _ = producer.send(PriceActs.record(act));
              }));
          PriceActs.forget(acts, jdbc);
        }
      });
    }
  }

  /// Publishes every history again, and the marker of the newest version; null when there is no
  /// version.
  ///
  /// @throws IllegalStateException if the topic is another catalogue's, see [#reconcile]
  public @Nullable Publication republishAll() {
    transaction.executeWithoutResult(_ -> {
      lock();
      requireSame(topic.newestMarker());
      forgetPublications();
    });
    return publish();
  }

  /// Compares the topic with the database. A topic that lacks what the database has published (it
  /// was lost, or is a new broker's) or has no digest of its newest version (it is an older
  /// loader's) gets everything again with the next publication.
  ///
  /// @throws IllegalStateException if the topic is another catalogue's: it is ahead of the
  ///   database, or its newest version says something else there. Numbers that estimates have
  ///   pinned would be given out a second time
  public void reconcile() {
    transaction.executeWithoutResult(_ -> {
      lock();
      CatalogueCompleted marker = topic.newestMarker();
      requireSame(marker);
      boolean isComplete =
          marker != null
              && marker.digest() != null
              && marker.version() >= newest("where published_at is not null");
      if (!isComplete) {
        forgetPublications();
      }
    });
  }

  private void requireSame(@Nullable CatalogueCompleted marker) {
    if (marker == null) {
      return;
    }
    long newest = newest("");
    if (marker.version() > newest) {
      throw new IllegalStateException(
          "The topic %s has catalogue version %d, but the newest of this database is %d. %s"
              .formatted(Topics.PRICES.name(), marker.version(), newest, ADVICE));
    }
    String digest = digests.of(marker.version());
    if (marker.digest() != null && !marker.digest().equals(digest)) {
      throw new IllegalStateException(
          "Version %d of the catalogue has the digest %s in the topic %s, but in this database %s. %s"
              .formatted(
                  marker.version(),
                  marker.digest(),
                  Topics.PRICES.name(),
                  digest == null ? "there is no such version" : "the digest " + digest,
                  ADVICE));
    }
  }

  private Publication publish(Pending pending) {
    long keys = send(pending);
    progress.accept(PublishStep.COMMITTED);
    jdbc.sql(
            """
            update catalogue_version
            set published_at = clock_timestamp(), told_at = coalesce(told_at, clock_timestamp())
            where published_at is null and version <= :version
            """)
        .param("version", pending.upTo())
        .update();
    progress.accept(PublishStep.RECORDED);
    return new Publication(pending.upTo(), keys);
  }

  private long send(Pending pending) {
    HistoryJson json = new HistoryJson();
    PriceRecords records = new PriceRecords(json, pending.loadedAt());
    VersionDigests.Chain chain = digests.after(pending, json);
    AtomicLong keys = new AtomicLong();
    topic.write(producer -> {
      progress.accept(PublishStep.BEGUN);
      Histories.read(
          jdbc,
          pending,
          history -> {
            chain.add(history);
            var _ = producer.send(records.priceListed(history));
            keys.incrementAndGet();
          });
      ContractHistories.read(
          jdbc,
          pending,
          history -> {
            chain.add(history);
            var _ = producer.send(records.contractChanged(history));
            keys.incrementAndGet();
          });
      producer.flush();
      progress.accept(PublishStep.HISTORIES_SENT);
      var _ =
          producer.send(
              records.catalogueCompleted(
                  new CatalogueCompleted(pending.upTo(), pending.prices(), chain.end())));
      PricesChanged changes = PriceMoves.of(pending.upTo(), jdbc);
      if (changes != null) {
        var _ = producer.send(records.pricesChanged(changes));
      }
      producer.flush();
      progress.accept(PublishStep.MARKER_SENT);
    });
    return keys.get();
  }

  private void lock() {
    jdbc.sql(LOCK).query((RowCallbackHandler) _ -> {});
  }

  private void forgetPublications() {
    jdbc.sql("update catalogue_version set published_at = null where published_at is not null")
        .update();
  }

  private long newest(String where) {
    return jdbc.sql("select coalesce(max(version), 0) from catalogue_version " + where)
        .query(Long.class)
        .single();
  }
}
