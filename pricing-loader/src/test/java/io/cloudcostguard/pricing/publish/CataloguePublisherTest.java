package io.cloudcostguard.pricing.publish;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cloudcostguard.estimation.price.ContractBook;
import io.cloudcostguard.pricing.TestBroker;
import io.cloudcostguard.pricing.TestDatabase;
import io.cloudcostguard.pricing.TestPrices;
import io.cloudcostguard.pricing.catalogue.LoadContract;
import io.cloudcostguard.pricing.catalogue.LoadPrices;
import io.cloudcostguard.pricing.catalogue.PriceChangeByHand;
import io.cloudcostguard.pricing.source.ByHand;
import io.cloudcostguard.schemas.Json;
import io.cloudcostguard.schemas.Topics;
import io.cloudcostguard.schemas.audit.AuditRecorded;
import io.cloudcostguard.schemas.event.EventHeaders;
import io.cloudcostguard.schemas.event.EventType;
import io.cloudcostguard.schemas.price.CatalogueCompleted;
import io.cloudcostguard.schemas.price.CatalogueDigests;
import io.cloudcostguard.schemas.price.ContractHistory;
import io.cloudcostguard.schemas.price.Listing;
import io.cloudcostguard.schemas.price.PriceHistory;
import io.cloudcostguard.schemas.price.PriceKey;
import io.cloudcostguard.schemas.price.PriceRecord;
import io.cloudcostguard.schemas.price.PricesChanged;
import io.cloudcostguard.schemas.price.PricesChanged.ServiceChanges;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.TimeoutException;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

class CataloguePublisherTest {

  private TestBroker broker;
  private TestDatabase database;
  private LoadPrices loader;

  @TempDir Path folder;

  @BeforeEach
  void start() throws Exception {
    broker = new TestBroker();
    database = new TestDatabase();
    loader =
        new LoadPrices(database.dataSource(), new JdbcTransactionManager(database.dataSource()));
  }

  @AfterEach
  void stop() {
    database.close();
  }

  @Test
  void publishesEveryPriceAndThenTheMarker() {
    loader.load(aws().with("x/b", "2").with("x/a", "1"));

    assertThat(publisher().publish()).isEqualTo(new Publication(1, 2));

    assertThat(broker.records())
        .extracting(ConsumerRecord::key)
        .containsExactly("x/a", "x/b", CatalogueCompleted.KEY);
    assertThatTheMarkerTells(1, 2);
    assertThat(unpublished()).isZero();
    assertThat(publisher().publish()).isNull();
  }

  /// The command that changed prices was killed right after.
  @Test
  void tellsWhoChangedPricesByHandAlsoAfterAKill() {
    ByHand person = new ByHand("operator alice", "Agreed by letter");
    loader.load(
        aws().with("x/a", "1"),
        new PriceChangeByHand(person, null, "ccg prices load", "/prices/aws"));
    assertThatThrownBy(() ->
            loader.withdraw(
                "no-such-source",
                new PriceChangeByHand(person, null, "ccg prices withdraw", "/prices/x")))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(broker.acts()).isEmpty();

    publisher().tellActs(); // as the loader does every second
    publisher().tellActs();

    assertThat(broker.acts())
        .singleElement()
        .satisfies(act -> {
          AuditRecorded done = Json.MAPPER.readValue(act.value(), AuditRecorded.class);
          assertThat(done.actor()).isEqualTo("operator alice");
          assertThat(done.comment()).isEqualTo("Agreed by letter");
          assertThat(done.action()).isEqualTo("ccg prices load");
          assertThat(done.after()).contains("version 1");
          assertThat(act.key()).isEqualTo("default");
          assertThat(EventHeaders.text(act.headers(), "ce_id")).isEqualTo(done.id());
        });
  }

  @Test
  void namesEachEventInItsHeaders() {
    loader.load(aws().with("x/a", "1"));
    publisher().publish();

    ConsumerRecord<String, String> price = broker.records().getFirst();
    ConsumerRecord<String, String> marker = broker.records().getLast();

    assertThat(EventHeaders.text(price.headers(), "ce_id")).isEqualTo("x/a@1");
    assertThat(EventHeaders.text(price.headers(), "ce_type")).isEqualTo(EventType.PRICE_LISTED);
    assertThat(EventHeaders.text(price.headers(), "traceparent")).isNotNull();
    assertThat(EventHeaders.text(marker.headers(), "ce_id")).isEqualTo("catalogue@1");
    assertThat(EventHeaders.text(marker.headers(), "ce_type"))
        .isEqualTo(EventType.CATALOGUE_COMPLETED);
  }

  @Test
  void tellsWhatAVersionChangedOnce() {
    loader.load(
        aws().with("aws/ec2/a", "1").with("aws/ec2/b", "2").with("aws/s3/c", "3").with("x/d", "1"));
    publisher().publish();
    loader.load(aws().with("aws/ec2/a", "1.1").with("aws/ec2/b", "1").with("x/d", "1"));
    loader.load(aws().with("aws/ec2/a", "1.2").with("aws/ec2/b", "1").with("x/e", "1"));
    publisher().publish();
    publisher().republishAll();

    List<ConsumerRecord<String, String>> told = broker.changes();

    assertThat(told)
        .extracting(record -> EventHeaders.text(record.headers(), "ce_id"))
        .containsExactly("prices-changed@1", "prices-changed@3");
    assertThat(EventHeaders.text(told.getFirst().headers(), "ce_type"))
        .isEqualTo(EventType.PRICES_CHANGED);
    assertThat(changes(told.getFirst()).loads())
        .extracting(PricesChanged.Load::version)
        .containsExactly(1L);
    assertThat(changes(told.getLast()).loads())
        .extracting(PricesChanged.Load::version)
        .containsExactly(2L, 3L);
    assertThat(withoutLoads(told.getFirst()))
        .isEqualTo(
            new PricesChanged(
                1,
                0,
                List.of(
                    new ServiceChanges("aws", "ec2", 2, 0, 0, 0),
                    new ServiceChanges("aws", "s3", 1, 0, 0, 0),
                    new ServiceChanges("x", "d", 1, 0, 0, 0)),
                List.of()));
    assertThat(withoutLoads(told.getLast()))
        .isEqualTo(
            new PricesChanged(
                3,
                1,
                List.of(
                    new ServiceChanges("aws", "ec2", 0, 2, 0, 0),
                    new ServiceChanges("aws", "s3", 0, 0, 1, 0),
                    new ServiceChanges("x", "d", 0, 0, 1, 0),
                    new ServiceChanges("x", "e", 1, 0, 0, 0)),
                List.of(move("aws/ec2/b", "2", "1"), move("aws/ec2/a", "1", "1.2"))));
  }

  private static PricesChanged withoutLoads(ConsumerRecord<String, String> record) {
    PricesChanged all = changes(record);
    return new PricesChanged(all.version(), all.since(), all.services(), all.largest());
  }

  private static PricesChanged changes(ConsumerRecord<String, String> record) {
    return Json.MAPPER.readValue(record.value(), PricesChanged.class);
  }

  private static PricesChanged.Move move(String key, String before, String after) {
    return new PricesChanged.Move(
        new PriceKey(key), "hours", "USD", new BigDecimal(before), new BigDecimal(after));
  }

  @Test
  void publishesTheWholeHistoryOfWhatChanged() {
    loader.load(aws().with("x/a", "1").with("x/b", "2").with("x/c", "3").with("x/c", "4"));
    publisher().publish();
    loader.load(aws().with("x/a", "1.5"));

    assertThat(publisher().publish()).isEqualTo(new Publication(2, 3));

    List<ConsumerRecord<String, String>> second = broker.records().subList(4, 8);
    assertThat(second)
        .extracting(ConsumerRecord::key)
        .containsExactly("x/a", "x/b", "x/c", CatalogueCompleted.KEY);
    PriceHistory a = (PriceHistory) value(second.getFirst());
    assertThat(a.entries()).extracting(PriceHistory.Entry::version).containsExactly(1L, 2L);
    assertThat(a.at(1)).isEqualTo(listed("1"));
    assertThat(a.at(2)).isEqualTo(listed("1.5"));
    assertThat(((PriceHistory) value(second.get(1))).at(2)).isEqualTo(new Listing.Withdrawn());
    assertThat(((PriceHistory) value(second.get(2))).at(1)).isInstanceOf(Listing.Ambiguous.class);
  }

  @Test
  void publishesContractsBeforeTheMarkerOfTheirVersion() {
    // Given
    loader.load(aws().with("x/a", "1"));
    publisher().publish();
    contract("x,10\nx/a,20\n");

    // When
    assertThat(publisher().publish()).isEqualTo(new Publication(2, 2));
    contract("x,10\n");
    assertThat(publisher().publish()).isEqualTo(new Publication(3, 1));

    // Then
    assertThat(broker.records())
        .extracting(ConsumerRecord::key)
        .containsExactly(
            "x/a",
            "catalogue",
            "/contract/acme/x",
            "/contract/acme/x/a",
            "catalogue",
            "/contract/acme/x/a",
            "catalogue");
    ConsumerRecord<String, String> ended = broker.records().get(5);
    ContractHistory term = (ContractHistory) value(ended);
    assertThat(term.at(1)).isNull();
    assertThat(term.at(2).discount().percent()).isEqualByComparingTo("20");
    assertThat(term.at(3)).isNull();
    assertThat(EventHeaders.text(ended.headers(), "ce_id")).isEqualTo("/contract/acme/x/a@3");
    assertThat(EventHeaders.text(ended.headers(), "ce_type")).isEqualTo(EventType.CONTRACT_CHANGED);
    assertThat(publisher().republishAll()).isEqualTo(new Publication(3, 3));
    assertThat(broker.changes()).as("changes of list prices, version 1 only").hasSize(1);
  }

  private void contract(String rows) {
    contract("acme", rows);
  }

  private void contract(String tenant, String rows) {
    try {
      Path book =
          Files.writeString(
              folder.resolve("contract.csv"),
              "key,discount,effective_from\n" + rows.replace("\n", ",2026-01-01\n"));
      new LoadContract(database.dataSource(), new JdbcTransactionManager(database.dataSource()))
          .load(tenant, new ContractBook(book), LocalDate.of(2026, 1, 1));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void publishesSeveralVersionsAtOnceWithTheMarkerOfTheNewest() {
    loader.load(aws().with("x/a", "1").with("x/b", "1"));
    loader.load(aws().with("x/a", "2").with("x/b", "1"));

    assertThat(publisher().publish()).isEqualTo(new Publication(2, 2));

    assertThat(broker.records()).hasSize(3);
    assertThat(unpublished()).isZero();
  }

  @ParameterizedTest
  @EnumSource(PublishStep.class)
  void makesGoodACrashAfterEachStep(PublishStep step) {
    // Given
    loader.load(aws().with("x/a", "1").with("x/b", "1"));
    publisher().publish();
    loader.load(aws().with("x/a", "2").with("x/c", "1"));

    // When
    assertThatThrownBy(() -> crashingAfter(step).publish()).hasMessage("crash after " + step);

    // Then
    assertThat(unpublished()).isEqualTo(1);
    boolean committed = step.compareTo(PublishStep.COMMITTED) >= 0;
    assertThatTheMarkerTells(committed ? 2 : 1, committed ? 3 : 2);
    publisher().reconcile();
    assertThat(publisher().publish()).isEqualTo(new Publication(2, 3));
    assertThat(unpublished()).isZero();
    assertThatTheTopicHasBothVersions();
  }

  @ParameterizedTest
  @EnumSource(
      value = PublishStep.class,
      names = {"HISTORIES_SENT", "COMMITTED"})
  void makesGoodAKilledProcess(PublishStep step) throws Exception {
    loader.load(aws().with("x/a", "1").with("x/b", "1"));
    publisher().publish();
    loader.load(aws().with("x/a", "2").with("x/c", "1"));

    assertThat(KilledPublisher.runAndDieAfter(step, broker.address(), database.url()))
        .isEqualTo(KilledPublisher.KILLED);

    assertThat(unpublished()).isEqualTo(1);
    publisher().reconcile();
    assertThat(publisher().publish()).isEqualTo(new Publication(2, 3));
    assertThatTheTopicHasBothVersions();
  }

  @Test
  void publishesEverythingAgainOnDemand() {
    loader.load(aws().with("x/a", "1").with("x/b", "1"));
    loader.load(aws().with("x/a", "2").with("x/b", "1"));
    publisher().publish();
    Map<String, String> before = broker.compacted();

    assertThat(publisher().republishAll()).isEqualTo(new Publication(2, 2));

    assertThat(broker.records()).hasSize(6);
    assertThat(broker.compacted()).isEqualTo(before);
  }

  @Test
  void republishesNothingWhenThereIsNoVersion() {
    assertThat(publisher().republishAll()).isNull();
    assertThat(broker.records()).isEmpty();
  }

  @Test
  void fillsTheTopicOfANewBroker() throws Exception {
    // Given
    loader.load(aws().with("x/a", "1").with("x/b", "1"));
    publisher().publish();
    loader.load(aws().with("x/a", "2").with("x/b", "1"));
    publisher().publish();
    Map<String, String> before = broker.compacted();
    broker = new TestBroker();
    assertThat(broker.records()).isEmpty();

    // When
    publisher().reconcile();
    assertThatThrownBy(() -> crashingAfter(PublishStep.HISTORIES_SENT).publish())
        .hasMessageContaining("crash");
    publisher().reconcile();
    publisher().publish();

    // Then
    assertThat(broker.compacted()).isEqualTo(before);
  }

  @Test
  void leavesACompleteTopicAlone() {
    loader.load(aws().with("x/a", "1"));
    publisher().publish();

    publisher().reconcile();

    assertThat(publisher().publish()).isNull();
  }

  @Test
  void pinsEachVersionByADigestThatTheTopicAloneTells() {
    // Given versions that were published one by one, together, and never alone
    loader.load(aws().with("x/a", "1").with("x/b", "2").with("x/b", "3").with("x-y/c", "1"));
    publisher().publish();
    contract("a", "x,10\nx/a,20\n");
    contract("a-b", "x,10\n");
    publisher().publish();
    loader.load(aws().with("x/a", "1.50").with("x-y/c", "1"));
    contract("a", "x,11\n");
    loader.load(new TestPrices("other").with("x/b", "7"));
    publisher().publish();

    // Then
    List<CatalogueCompleted> markers =
        broker.records().stream()
            .filter(record -> record.key().equals(CatalogueCompleted.KEY))
            .map(record -> (CatalogueCompleted) value(record))
            .toList();
    NavigableMap<Long, String> digests = digests();
    assertThat(markers).extracting(CatalogueCompleted::version).containsExactly(1L, 3L, 6L);
    assertThat(markers)
        .allSatisfy(marker -> assertThat(marker.digest()).isEqualTo(digests.get(marker.version())));
    assertThat(inDatabase()).containsExactlyElementsOf(digests.values()).doesNotHaveDuplicates();
  }

  @Test
  void saltsTermsSoThatADigestConfirmsNoGuess() {
    contract("a", "x,10\n");
    contract("b", "x,10\n");
    publisher().publish();

    assertThat(broker.compacted().values())
        .map(json -> Json.MAPPER.readValue(json, PriceRecord.class))
        .filteredOn(record -> record instanceof ContractHistory)
        .flatMap(record -> ((ContractHistory) record).changes())
        .extracting(ContractHistory.Change::salt)
        .hasSize(2)
        .doesNotHaveDuplicates()
        .allSatisfy(salt -> assertThat(salt).hasSizeGreaterThanOrEqualTo(32));
  }

  private List<String> inDatabase() {
    return database
        .jdbc()
        .sql("select digest from catalogue_version order by version")
        .query(String.class)
        .list();
  }

  @Test
  void givesDigestsToVersionsOfAnOlderLoader() {
    // Given
    loader.load(aws().with("x/a", "1"));
    contract("x,10\n");
    publisher().publish();
    asOfAnOlderLoader();
    loader.load(aws().with("x/a", "2"));

    // When
    publisher().publish();

    // Then
    assertThatTheMarkerTells(3, 1);
    assertThat(inDatabase()).containsExactlyElementsOf(digests().values());
  }

  @Test
  void tellsTheDigestOfACatalogueThatAnOlderLoaderPublished() {
    loader.load(aws().with("x/a", "1").with("x/b", "1"));
    loader.load(aws().with("x/a", "1").with("x/b", "2"));
    publisher().publish();
    asOfAnOlderLoader();
    assertThat(marker()).isEqualTo(new CatalogueCompleted(2, 2));

    publisher().reconcile();

    assertThat(publisher().publish()).isEqualTo(new Publication(2, 2));
    assertThatTheMarkerTells(2, 2);
    assertThat(broker.changes()).as("what was told before").hasSize(1);
    publisher().reconcile();
    assertThat(publisher().publish()).isNull();
  }

  /// A marker and a database without digests, terms without salts.
  private void asOfAnOlderLoader() {
    CatalogueCompleted marker = marker();
    broker
        .compacted()
        .forEach((key, json) -> {
          if (Json.MAPPER.readValue(json, PriceRecord.class) instanceof ContractHistory term) {
            send(
                key,
                new ContractHistory(
                    term.tenant(),
                    term.scope(),
                    term.changes().stream()
                        .map(change -> new ContractHistory.Change(change.version(), change.term()))
                        .toList()));
          }
        });
    send(CatalogueCompleted.KEY, new CatalogueCompleted(marker.version(), marker.prices()));
    database.jdbc().sql("update catalogue_version set digest = null").update();
  }

  private void send(String key, PriceRecord record) {
    send(key, Json.MAPPER.writerFor(PriceRecord.class).writeValueAsString(record));
  }

  private void send(String key, String json) {
    new PriceTopic(broker.clientConfig())
        .write(producer ->
            producer.send(new ProducerRecord<>(Topics.PRICES.name(), key, json.getBytes(UTF_8))));
  }

  @Test
  void refusesATopicWhoseVersionSaysSomethingElse() {
    // Given
    loader.load(aws().with("x/a", "1"));
    publisher().publish();
    String inTopic = marker().digest();
    database.close();
    database = new TestDatabase();
    loader =
        new LoadPrices(database.dataSource(), new JdbcTransactionManager(database.dataSource()));
    loader.load(aws().with("x/a", "2"));
    loader.load(aws().with("x/a", "3"));

    // Then
    for (ThrowingCallable work :
        List.<ThrowingCallable>of(
            () -> publisher().reconcile(),
            () -> publisher().publish(),
            () -> publisher().republishAll())) {
      assertThatThrownBy(work)
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("Version 1 of the catalogue has the digest " + inTopic)
          .hasMessageContaining("Restore the database");
    }
    assertThat(broker.records()).hasSize(2);
    assertThat(unpublished()).isEqualTo(2);
  }

  @Test
  void passesOverAMarkerThatItCannotRead() {
    loader.load(aws().with("x/a", "1"));
    publisher().publish();
    CatalogueCompleted marker = marker();
    send(CatalogueCompleted.KEY, "{\"record\":\"price-v9\",\"version\":99}");
    send(CatalogueCompleted.KEY, "{");

    publisher().reconcile();
    assertThat(publisher().publish()).isNull();
    publisher().republishAll();

    assertThat(marker()).isEqualTo(marker);
  }

  @Test
  void refusesATopicThatIsAheadOfTheDatabase() {
    loader.load(aws().with("x/a", "1"));
    publisher().publish();
    database.close();
    database = new TestDatabase();

    assertThatThrownBy(() -> publisher().reconcile())
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("has catalogue version 1, but the newest of this database is 0")
        .hasMessageContaining("Restore the database");
  }

  @Test
  void publishesNothingWhenOneRecordIsBad() {
    loader.load(aws().with("x/a", "1").with("x/b", "1"));
    database.jdbc().sql("update price_entry set key = 'X B' where key = 'x/b'").update();

    assertThatThrownBy(() -> publisher().publish()).hasMessageContaining("Cannot publish 'X B'");

    assertThat(broker.records()).isEmpty();
    assertThat(unpublished()).isEqualTo(1);
  }

  @Test
  void failsWhenNoBrokerAnswers() {
    loader.load(aws().with("x/a", "1"));
    Map<String, Object> nobody = Map.of("bootstrap.servers", "localhost:1", "max.block.ms", 500);

    assertThatThrownBy(() -> publisher(nobody, _ -> {}).publish())
        .isInstanceOf(TimeoutException.class);

    assertThat(unpublished()).isEqualTo(1);
  }

  @Test
  void publishesAHundredThousandPrices() {
    TestPrices prices = aws();
    for (int i = 0; i < 100_000; i++) {
      prices.with("x/gen/" + i, "0." + (i + 1));
    }
    loader.load(prices);

    assertThat(publisher().publish()).isEqualTo(new Publication(1, 100_000));

    assertThat(broker.compacted()).hasSize(100_001);
  }

  private void assertThatTheTopicHasBothVersions() {
    Map<String, String> topic = broker.compacted();
    assertThat(topic).containsOnlyKeys("catalogue", "x/a", "x/b", "x/c");
    assertThatTheMarkerTells(2, 3);
    assertThat(history(topic, "x/a").at(1)).isEqualTo(listed("1"));
    assertThat(history(topic, "x/a").at(2)).isEqualTo(listed("2"));
    assertThat(history(topic, "x/b").at(2)).isEqualTo(new Listing.Withdrawn());
    assertThat(history(topic, "x/c").at(1)).isNull();
    assertThat(history(topic, "x/c").at(2)).isEqualTo(listed("1"));
  }

  private CataloguePublisher publisher() {
    return publisher(broker.clientConfig(), _ -> {});
  }

  private CataloguePublisher crashingAfter(PublishStep last) {
    return publisher(
        broker.clientConfig(),
        step -> {
          if (step == last) {
            throw new IllegalStateException("crash after " + step);
          }
        });
  }

  private CataloguePublisher publisher(Map<String, Object> config, Consumer<PublishStep> progress) {
    return new CataloguePublisher(
        database.jdbc(),
        new TransactionTemplate(new JdbcTransactionManager(database.dataSource())),
        new PriceTopic(config),
        progress);
  }

  private static TestPrices aws() {
    return new TestPrices("aws");
  }

  private static Listing listed(String price) {
    return new Listing.Listed(TestPrices.price(price, "2026-01-01", "aws"));
  }

  private void assertThatTheMarkerTells(long version, long prices) {
    assertThat(marker()).isEqualTo(new CatalogueCompleted(version, prices, digests().get(version)));
  }

  private CatalogueCompleted marker() {
    return (CatalogueCompleted)
        Json.MAPPER.readValue(broker.compacted().get("catalogue"), PriceRecord.class);
  }

  /// As an auditor computes them, from the compacted topic alone.
  private NavigableMap<Long, String> digests() {
    Map<String, PriceRecord> records = new HashMap<>();
    broker
        .compacted()
        .forEach((key, json) -> records.put(key, Json.MAPPER.readValue(json, PriceRecord.class)));
    return CatalogueDigests.of(records);
  }

  private static PriceHistory history(Map<String, String> topic, String key) {
    return (PriceHistory) Json.MAPPER.readValue(topic.get(key), PriceRecord.class);
  }

  private static PriceRecord value(ConsumerRecord<String, String> record) {
    return Json.MAPPER.readValue(record.value(), PriceRecord.class);
  }

  private long unpublished() {
    return database
        .jdbc()
        .sql("select count(*) from catalogue_version where published_at is null")
        .query(Long.class)
        .single();
  }
}
