package io.cloudcostguard.e2e.tampering;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import io.cloudcostguard.cli.audit.Audit;
import io.cloudcostguard.cli.audit.AuditCommand;
import io.cloudcostguard.cli.audit.AuditOptions;
import io.cloudcostguard.cli.audit.Fault;
import io.cloudcostguard.cli.audit.Fault.Kind;
import io.cloudcostguard.cli.audit.Verification;
import io.cloudcostguard.cli.server.ApiClient;
import io.cloudcostguard.pricing.catalogue.LoadPrices;
import io.cloudcostguard.pricing.publish.CataloguePublisher;
import io.cloudcostguard.pricing.source.CsvBooks;
import io.cloudcostguard.schemas.Json;
import io.cloudcostguard.schemas.Topic;
import io.cloudcostguard.schemas.TopicCreation;
import io.cloudcostguard.schemas.Topics;
import io.cloudcostguard.schemas.chain.NoteKey;
import io.cloudcostguard.schemas.chain.SignedNote;
import io.cloudcostguard.schemas.secret.SecretBox;
import io.cloudcostguard.standalone.local.EmbeddedBroker;
import io.cloudcostguard.standalone.local.EmbeddedDatabase;
import io.cloudcostguard.standalone.local.Services;
import io.cloudcostguard.standalone.local.Services.Environment;
import io.cloudcostguard.standalone.local.Services.Service;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.util.FileSystemUtils;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// An attacker who has the broker's disk changes its segments, with the right checksums where it
/// matters, and the audit finds and names each change. The history was made by the real services on
/// a real broker; each test has a copy of its segments, and the audit reads them as an archive.
/// Once a broker serves them.
class TamperingTest {

  private static final String BUNDLED = "ccg.pricing.bundled";
  private static final Path PLAN = Path.of("../examples/web-stack/plan.json");
  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private static final int PLANS = 12;

  /// With the one that needed an approval, and the one that new prices made dearer.
  private static final int ALL = PLANS + 2;

  /// A project whose budget was taken away.
  private static final String GONE = "gone";

  private static final TopicPartition CHECKPOINTS =
      new TopicPartition(Topics.CHECKPOINTS.name(), 0);

  @TempDir static Path folder;

  private static NoteKey signer;
  private static NoteKey key;
  private static String approved;
  private static Verification ofDatabase;

  private final List<String> told = new ArrayList<>();

  @BeforeAll
  static void makeHistory() throws Exception {
    System.setProperty(BUNDLED, "aws/ebs");
    Path original = folder.resolve("original");
    try (EmbeddedBroker broker = EmbeddedBroker.start(original, 0);
        EmbeddedDatabase database =
            EmbeddedDatabase.start(
                folder.resolve("postgres"),
                folder.resolve("binaries"),
                "a-password-of-the-tests")) {
      TopicCreation.createMissing(
          Map.of("bootstrap.servers", broker.bootstrapServers()), Optional.empty());
      Environment environment =
          new Environment(
              broker.bootstrapServers(),
              database.url(),
              database.user(),
              database.password(),
              SecretBox.newKey(),
              folder.resolve("estimator"),
              0,
              List.of());
      signer = environment.notaryKey();
      key = NoteKey.of(signer.verifier());
      try (Services services = Services.start(environment, EnumSet.allOf(Service.class))) {
        ApiClient api = new ApiClient(services.url(Service.INGEST_API), null);
        submitAll(api, broker.bootstrapServers());
        raisePrices(api, environment);
        awaitProof(broker.bootstrapServers());
        ofDatabase = afterChangesOfTheDatabase(environment, api);
      }
    }
  }

  private static void awaitProof(String kafka) {
    await()
        .atMost(PATIENCE)
        .until(() -> audit(kafka, new ArrayList<>()).result() == Verification.Result.PROVEN);
  }

  private static void submitAll(ApiClient api, String kafka) throws Exception {
    byte[] plan = Files.readAllBytes(PLAN);
    setBudget(api, "2000.00");
    for (int i = 0; i < PLANS; i++) {
      api.estimate(api.submit(plan, "shop", "w" + i % 4));
    }
    awaitProof(kafka); // so that what comes now is in other checkpoints
    setBudget(api, "5000.00");
    setBudget(api, "1.00");
    setBudget(api, GONE, "7000.00");
    awaitProof(kafka);
    api.exchange("DELETE", "/v1/projects/" + GONE + "/budget", null);
    approved = api.submit(plan, "shop", "w0");
    api.estimate(approved);
    await()
        .atMost(PATIENCE)
        .until(() ->
            api.exchange("GET", "/v1/estimates/" + approved + "/approval", null)
                .json()
                .toString()
                .contains("required"));
    api.call(
        "POST",
        "/v1/estimates/" + approved + "/approval",
        "{\"comment\":\"Agreed with finance.\"}");
  }

  /// A budget that was kept is crossed because the price of a volume rises.
  private static void raisePrices(ApiClient api, Environment environment) throws Exception {
    api.estimate(api.submit(Files.readAllBytes(PLAN), "dear", "prod"));
    setBudget(api, "dear", "9000.00");
    await().atMost(PATIENCE).until(() -> planned(api).signum() > 0);
    BigDecimal before = planned(api);
    setBudget(api, "dear", before.add(BigDecimal.ONE).toPlainString());
    Path book = folder.resolve("dearer.csv");
    Files.writeString(
        book,
        """
        key,unit,tier_from,price,currency,effective_from,source
        aws/ebs/eu-west-1/storage/gp3,GB,0,8.80,USD,2026-11-01,test
        """);
    DataSource database =
        new DriverManagerDataSource(
            environment.databaseUrl(), environment.databaseUser(), environment.databasePassword());
    JdbcTransactionManager transactions = new JdbcTransactionManager(database);
    new LoadPrices(database, transactions).load(CsvBooks.at(book));
    CataloguePublisher.of(database, transactions, Map.of("bootstrap.servers", environment.kafka()))
        .publish();
    await().atMost(PATIENCE).until(() -> planned(api).compareTo(before) > 0);
  }

  private static BigDecimal planned(ApiClient api) throws Exception {
    return api.exchange("GET", "/v1/projects/dear/budget", null)
        .json()
        .at("/standing/planned")
        .asDecimal(BigDecimal.ZERO);
  }

  /// An attacker who has the database changes what people are shown.
  private static Verification afterChangesOfTheDatabase(Environment environment, ApiClient api)
      throws Exception {
    AuditOptions options = AuditOptions.everything(List.of(key)).within(Duration.ZERO);
    await()
        .atMost(PATIENCE)
        .untilAsserted(() -> {
          List<String> told = new ArrayList<>();
          Audit audit = new Audit(environment.kafka());
          assertThat(audit.verify(options.comparing(api), told::add, _ -> {}).result())
              .as(told::toString)
              .isEqualTo(Verification.Result.PROVEN);
        });
    try (Connection database =
            DriverManager.getConnection(
                environment.databaseUrl(),
                environment.databaseUser(),
                environment.databasePassword());
        Statement statement = database.createStatement()) {
      statement.execute("update estimate set after_known = 1 where workspace = 'w1'");
      statement.execute("delete from estimate where workspace = 'w2'");
      statement.execute("update approval set approved_by = 'user nobody', planned = 1");
      statement.execute(
          "insert into estimate (id, tenant, project, workspace, outcome, document,"
              + " dead_lettered, created_at) values ('forged', 'default', 'shop', 'prod',"
              + " 'rejected', '{}', false, '2026-01-01T00:00:00Z')");
    }
    return new Audit(environment.kafka()).verify(options.comparing(api), _ -> {}, _ -> {});
  }

  private static void setBudget(ApiClient api, String limit) throws Exception {
    setBudget(api, "shop", limit);
  }

  private static void setBudget(ApiClient api, String project, String limit) throws Exception {
    api.call(
        "PUT",
        "/v1/projects/" + project + "/budget",
        "{\"monthlyLimit\":{\"amount\":\"%s\",\"currency\":\"USD\"},\"requiresApproval\":true}"
            .formatted(limit));
  }

  @AfterAll
  static void forget() {
    System.clearProperty(BUNDLED);
  }

  @Test
  void nothingWasChanged() throws Exception {
    Verification verification = audit(_ -> {});

    assertThat(verification.result()).as(told::toString).isEqualTo(Verification.Result.PROVEN);
    assertThat(verification.counts().identical()).isEqualTo(ALL);
    assertThat(verification.chained()).isGreaterThan(2 * PLANS);
    assertThat(verification.notCovered()).isEmpty();
    assertThat(verification.replayed().workspaces()).isEqualTo(5);
    assertThat(verification.replayed().standings()).isGreaterThanOrEqualTo(6);
    assertThat(verification.replayed().alerts()).isPositive();
  }

  @Test
  void theDatabase() {
    assertThat(ofDatabase.count(Kind.READ_MODEL)).isEqualTo(2 * PLANS / 4 + 1);
    assertThat(ofDatabase.details())
        .filteredOn(fault -> fault.kind() == Kind.READ_MODEL)
        .extracting(Fault::id)
        .contains("forged");
    assertThat(ofDatabase.details())
        .filteredOn(fault -> fault.kind() == Kind.APPROVAL)
        .singleElement()
        .satisfies(fault -> {
          assertThat(fault.id()).isEqualTo(approved);
          assertThat(fault.message())
              .contains("by was operator and is user nobody", "planned was ");
        });
    assertThat(ofDatabase.faults()).hasSize(2);
  }

  @Test
  void aFlippedBit() throws Exception {
    Place place = place(Topics.ESTIMATES, 1);

    assertNamesFlippedBit(place, audit(segments -> segments.flip(place.partition, place.offset())));

    Path copy = folder.resolve("served");
    FileSystemUtils.copyRecursively(folder.resolve("original"), copy);
    new Segments(copy).flip(place.partition, place.offset());
    try (EmbeddedBroker broker = EmbeddedBroker.start(copy, 0)) {
      assertNamesFlippedBit(place, audit(broker.bootstrapServers(), told));
    }
  }

  private static void assertNamesFlippedBit(Place place, Verification verification) {

    // A batch may be unpacked all the same, and names its plan; else the checkpoints know its name.
    assertThat(verification.details())
        .filteredOn(fault -> fault.kind() == Kind.DAMAGED)
        .singleElement()
        .satisfies(fault -> assertThat(fault.id()).endsWith(place.entry.subject()))
        .extracting(Fault::topic, Fault::partition, Fault::offset)
        .containsExactly(Topics.ESTIMATES.name(), place.partition.partition(), place.offset());
    assertThat(verification.counts().identical()).isEqualTo(ALL - 1);
  }

  @Test
  void anAmountOfAnEstimate() throws Exception {
    Place place = place(Topics.ESTIMATES, 1);

    Verification verification =
        audit(segments ->
            segments.edit(
                place.partition,
                change(
                    place,
                    entry ->
                        entry.with(entry.text().replaceFirst("\"delta\":\"", "\"delta\":\"1")))));

    assertNames(verification, Kind.DIFFERENT, place);
    assertNames(verification, Kind.CHANGED, place);
    assertThat(told).anyMatch(line -> line.startsWith("  /delta: recorded "));
  }

  @Test
  void aCutHistory() throws Exception {
    TopicPartition plans = place(Topics.PLANS, 0).partition;
    TopicPartition outcomes = new TopicPartition(Topics.ESTIMATES.name(), plans.partition());

    Verification verification =
        audit(segments -> {
          segments.cut(plans, 0);
          segments.cut(outcomes, 0);
        });

    assertThat(verification.details())
        .filteredOn(fault -> fault.kind() == Kind.TRUNCATED)
        .extracting(Fault::topic, Fault::partition, Fault::offset)
        .containsExactlyInAnyOrder(
            tuple(Topics.PLANS.name(), plans.partition(), 0L),
            tuple(Topics.ESTIMATES.name(), plans.partition(), 0L));
  }

  @Test
  void aCutEnd() throws Exception {
    List<Segments.Entry> all = read(place(Topics.ESTIMATES, 0).partition);
    Place last = new Place(place(Topics.ESTIMATES, 0).partition, all.getLast());

    Verification verification = audit(segments -> segments.cut(last.partition, last.offset()));

    assertThat(verification.details())
        .filteredOn(fault -> fault.kind() == Kind.TRUNCATED)
        .extracting(Fault::topic, Fault::partition, Fault::offset, Fault::id)
        .containsExactly(
            tuple(
                Topics.ESTIMATES.name(),
                last.partition.partition(),
                last.offset(),
                "estimate-" + last.entry.subject()));
  }

  @Test
  void aDroppedPlan() throws Exception {
    Place place = place(Topics.PLANS, 1);

    Verification verification =
        audit(segments ->
            segments.edit(
                place.partition,
                entries -> entries.stream().filter(e -> e.offset() != place.offset()).toList()));

    assertThat(verification.details())
        .extracting(Fault::kind)
        .contains(Kind.GAP, Kind.MISSING, Kind.ORPHAN_OUTCOME);
    assertThat(verification.details())
        .filteredOn(fault -> fault.kind() == Kind.MISSING)
        .extracting(Fault::partition, Fault::offset, Fault::id)
        .containsExactly(tuple(place.partition.partition(), place.offset(), place.entry.subject()));
  }

  @Test
  void anInsertedPlan() throws Exception {
    Place place = place(Topics.PLANS, 1);

    Verification verification =
        audit(segments ->
            segments.edit(
                place.partition,
                entries -> {
                  List<Segments.Entry> shifted = new ArrayList<>();
                  for (Segments.Entry entry : entries) {
                    if (entry.offset() == place.offset()) {
                      shifted.add(
                          entry.with(entry.text().replace(place.entry.subject(), "forged")));
                    }
                    shifted.add(
                        entry.offset() >= place.offset() ? entry.at(entry.offset() + 1) : entry);
                  }
                  return shifted;
                }));

    assertThat(verification.details())
        .extracting(Fault::kind)
        .contains(Kind.CHANGED, Kind.MISSING_OUTCOME);
    assertThat(verification.details())
        .filteredOn(fault -> fault.kind() == Kind.CHANGED)
        .extracting(Fault::topic, Fault::offset)
        .containsExactly(tuple(Topics.PLANS.name(), place.offset()));
    assertThat(verification.details())
        .filteredOn(fault -> fault.kind() == Kind.MISSING_OUTCOME)
        .extracting(Fault::id)
        .contains("forged");
  }

  @Test
  void twoPlansInAnotherOrder() throws Exception {
    List<Segments.Entry> all = read(place(Topics.PLANS, 0).partition);
    Place first = new Place(place(Topics.PLANS, 0).partition, all.getFirst());
    Place second = new Place(first.partition, all.get(1));

    Verification verification =
        audit(segments ->
            segments.edit(
                first.partition,
                entries ->
                    entries.stream()
                        .map(entry -> {
                          if (entry.offset() == first.offset()) {
                            return second.entry.at(entry.offset());
                          }
                          return entry.offset() == second.offset()
                              ? first.entry.at(entry.offset())
                              : entry;
                        })
                        .toList()));

    assertThat(verification.details())
        .filteredOn(fault -> fault.kind() == Kind.MOVED)
        .extracting(Fault::topic, Fault::offset, Fault::message)
        .containsExactly(
            tuple(
                Topics.PLANS.name(),
                first.offset(),
                "the record that was at offset %d stands here".formatted(second.offset())),
            tuple(
                Topics.PLANS.name(),
                second.offset(),
                "the record that was at offset %d stands here".formatted(first.offset())));
  }

  @Test
  void twoSwappedPrices() throws Exception {
    Place one = priceOf("gp3");
    Place other = priceOf("st1");

    Verification verification =
        audit(segments ->
            segments.edit(
                one.partition,
                entries ->
                    entries.stream()
                        .map(entry -> {
                          if (entry.offset() == one.offset()) {
                            return entry.with(swapped(one, other));
                          }
                          return entry.offset() == other.offset()
                              ? entry.with(swapped(other, one))
                              : entry;
                        })
                        .toList()));

    assertNames(verification, Kind.CHANGED, one);
    assertNames(verification, Kind.CHANGED, other);
    assertThat(verification.count(Kind.CATALOGUE)).isEqualTo(ALL);
  }

  /// The record of one key with the entries of another.
  private static String swapped(Place key, Place entries) {
    String own = key.entry.text();
    String their = entries.entry.text();
    return own.substring(0, own.indexOf("\"entries\""))
        + their.substring(their.indexOf("\"entries\""));
  }

  @Test
  void aReplacedCatalogue() throws Exception {
    TopicPartition prices = new TopicPartition(Topics.PRICES.name(), 0);

    Verification verification =
        audit(segments ->
            segments.edit(
                prices,
                entries ->
                    entries.stream()
                        .map(entry ->
                            entry.with(entry.text().replace("\"price\":\"0.", "\"price\":\"1.")))
                        .toList()));

    assertThat(verification.count(Kind.CATALOGUE)).isEqualTo(ALL);
    assertThat(verification.count(Kind.CHANGED)).isGreaterThan(100);
    assertThat(verification.count(Kind.DIFFERENT)).isPositive();
  }

  @Test
  void aDeletedAlert() throws Exception {
    Place alert = firstOf(Topics.ALERTS, "default/shop");

    Verification verification =
        audit(segments ->
            segments.edit(
                alert.partition,
                entries -> entries.stream().filter(e -> e.offset() != alert.offset()).toList()));

    assertThat(verification.details())
        .filteredOn(fault -> fault.kind() == Kind.MISSING)
        .extracting(Fault::topic, Fault::partition, Fault::offset)
        .containsExactly(tuple(Topics.ALERTS.name(), alert.partition.partition(), alert.offset()));
    assertThat(verification.count(Kind.ALERT)).isEqualTo(1);
    assertThat(told.getFirst()).contains("missing record: ccg.alerts-");
  }

  @Test
  void aBudgetOfThePast() throws Exception {
    Place budget = budget("2000.00");

    Verification verification =
        audit(segments ->
            segments.edit(
                budget.partition,
                change(budget, entry -> entry.with(entry.text().replace("2000", "9000")))));

    assertThat(verification.details())
        .filteredOn(fault -> fault.kind() == Kind.CHANGED)
        .extracting(Fault::topic, Fault::offset, Fault::id)
        .containsExactly(tuple(Topics.BUDGETS.name(), budget.offset(), "default/shop"));
  }

  @Test
  void anActOfAnAdministrator() throws Exception {
    Place act = place(Topics.AUDIT, 0);

    Verification verification =
        audit(segments ->
            segments.edit(
                act.partition,
                change(act, entry -> entry.with(entry.text().replace("operator", "somebody")))));

    assertNames(verification, Kind.CHANGED, act);
  }

  @Test
  void aCheckpointThatVouchesForAForgery() throws Exception {
    Place place = place(Topics.ESTIMATES, 1);

    Verification verification =
        audit(segments ->
            segments.edit(
                CHECKPOINTS,
                entries ->
                    entries.stream()
                        .map(entry ->
                            entry.text().contains("estimate-" + place.entry.subject())
                                ? entry.with(
                                    entry
                                        .text()
                                        .replaceFirst("\"digest\":\"....", "\"digest\":\"AAAA"))
                                : entry)
                        .toList()));

    assertThat(verification.count(Kind.CHAIN)).isPositive();
    assertThat(verification.count(Kind.CHANGED)).isPositive();
  }

  @Test
  void aDroppedCheckpoint() throws Exception {
    Segments.Entry first = read(CHECKPOINTS).getFirst();

    Verification verification =
        audit(segments ->
            segments.edit(
                CHECKPOINTS,
                entries -> entries.stream().filter(e -> e.offset() != first.offset()).toList()));

    assertThat(verification.result()).isEqualTo(Verification.Result.NOT_PROVEN);
    assertThat(verification.count(Kind.CHAIN) + verification.count(Kind.UNCOVERED)).isPositive();
  }

  @Test
  void aCheckpointInThePlaceOfAnother() throws Exception {
    // Of the plans that came after the first proof.
    List<Segments.Entry> several =
        Stream.of(0, 1, 2, 3)
            .map(number -> new TopicPartition(Topics.PLANS.name(), number))
            .map(TamperingTest::checkpointsOf)
            .filter(all -> all.size() > 1)
            .findFirst()
            .orElseThrow();
    Segments.Entry older = several.getFirst();
    Segments.Entry newer = several.getLast();

    Verification verification =
        audit(segments ->
            segments.edit(
                CHECKPOINTS,
                change(new Place(CHECKPOINTS, newer), entry -> entry.with(older.text()))));

    assertThat(verification.details())
        .filteredOn(fault -> fault.kind() == Kind.CHAIN)
        .extracting(Fault::offset, Fault::message)
        .satisfiesOnlyOnce(tuple -> {
          assertThat(tuple.toList().getFirst()).isEqualTo(newer.offset());
          assertThat(tuple.toList().getLast().toString()).contains("history was signed twice");
        });
  }

  @Test
  void aCheckpointOfAnotherKey() throws Exception {
    Segments.Entry last = checkpointsOf(place(Topics.PLANS, 1).partition).getLast();
    NoteKey stranger = NoteKey.generate("stranger");

    Verification verification =
        audit(segments ->
            segments.edit(
                CHECKPOINTS,
                change(
                    new Place(CHECKPOINTS, last), entry -> entry.with(signedBy(stranger, entry)))));

    assertThat(verification.details())
        .filteredOn(fault -> fault.kind() == Kind.SIGNATURE)
        .singleElement()
        .satisfies(fault -> {
          assertThat(fault.offset()).isEqualTo(last.offset());
          assertThat(fault.message()).contains("stranger");
        });
  }

  private static String signedBy(NoteKey other, Segments.Entry checkpoint) {
    ObjectNode json = (ObjectNode) Json.MAPPER.readTree(checkpoint.text());
    String text = SignedNote.read(json.path("note").asString()).text();
    json.put("note", SignedNote.sign(text, other).toString());
    return json.toString();
  }

  /// As a second notary would that does not know of the first.
  @Test
  void anotherHistorySignedWithTheSameKey() throws Exception {
    Segments.Entry last = checkpointsOf(place(Topics.PLANS, 1).partition).getLast();

    Verification verification =
        audit(segments ->
            segments.append(CHECKPOINTS, entry -> entry.offset() == last.offset(), entry -> entry));

    assertThat(verification.details())
        .filteredOn(fault -> fault.kind() == Kind.CHAIN)
        .singleElement()
        .extracting(Fault::message)
        .asString()
        .contains("history was signed twice");
  }

  @Test
  void emptiedCheckpoints() throws Exception {
    Verification verification = audit(segments -> segments.cut(CHECKPOINTS, 0));

    assertThat(verification.result()).isEqualTo(Verification.Result.NOT_PROVEN);
    assertThat(verification.details())
        .filteredOn(fault -> fault.kind() == Kind.UNCOVERED)
        .extracting(Fault::topic)
        .contains(
            Topics.PLANS.name(),
            Topics.PRICES.name(),
            Topics.ESTIMATES.name(),
            Topics.BUDGETS.name(),
            Topics.ALERTS.name(),
            Topics.LEDGER.name(),
            Topics.AUDIT.name());
  }

  /// With the producer's id and sequence that they had.
  @Test
  void anOutcomeTwice() throws Exception {
    Place place = place(Topics.ESTIMATES, 1);

    Verification verification =
        audit(segments ->
            segments.append(
                place.partition, entry -> entry.offset() == place.offset(), entry -> entry));

    assertThat(verification.details())
        .filteredOn(fault -> fault.kind() == Kind.DOUBLE_OUTCOME)
        .singleElement()
        .extracting(Fault::id)
        .isEqualTo(place.entry.subject());
  }

  @Test
  void compactedPlans() throws Exception {
    Place place = place(Topics.PLANS, 1);
    Map<String, Long> newest = new HashMap<>();
    read(place.partition)
        .forEach(entry -> newest.put(new String(entry.key(), UTF_8), entry.offset()));
    long gone = read(place.partition).size() - newest.size();

    Verification verification =
        audit(segments ->
            segments.edit(
                place.partition,
                entries ->
                    entries.stream().filter(e -> newest.containsValue(e.offset())).toList()));

    assertThat(gone).isPositive();
    assertThat(verification.count(Kind.ORPHAN_OUTCOME)).isEqualTo(gone);
    assertThat(verification.count(Kind.MISSING)).isPositive();
    assertThat(verification.count(Kind.GAP)).isPositive();
  }

  @Test
  void transactionsWithoutTheirEnd() throws Exception {
    Place first = place(Topics.ESTIMATES, 0);

    Verification verification = audit(segments -> segments.dropMarkers(first.partition));

    assertThat(verification.details())
        .filteredOn(fault -> fault.kind() == Kind.TRUNCATED)
        .extracting(Fault::topic, Fault::partition, Fault::offset)
        .containsExactly(
            tuple(Topics.ESTIMATES.name(), first.partition.partition(), first.offset()));
  }

  @Test
  void aRecordOfAnUnknownVersion() throws Exception {
    Place place = place(Topics.ESTIMATES, 1);

    Verification verification =
        audit(segments ->
            segments.edit(
                place.partition,
                change(place, entry -> entry.with("{\"version\":99,\"blob\":\"AAAA\"}"))));

    assertNames(verification, Kind.UNREADABLE, place);
    assertNames(verification, Kind.CHANGED, place);
    assertNames(verification, Kind.MISSING_OUTCOME, place(Topics.PLANS, 1));
  }

  // What a holder of the signing key could change: only the replay finds it.

  @Test
  void anAlertThatWasRaisedAndIsGone() throws Exception {
    Place alert = firstOf(Topics.ALERTS, "default/shop");

    Verification verification =
        audit(
            segments ->
                segments.edit(
                    alert.partition,
                    entries -> entries.stream().filter(e -> e.offset() != alert.offset()).toList()),
            List.of());

    assertThat(verification.details())
        .singleElement()
        .satisfies(fault -> {
          assertThat(fault.kind()).isEqualTo(Kind.ALERT);
          assertThat(fault.message()).contains("no alert for a crossing of default/shop (firing");
        });
  }

  @Test
  void anAlertOfAnotherAmount() throws Exception {
    Place alert = firstOf(Topics.ALERTS, "default/shop");

    Verification verification =
        audit(
            segments ->
                segments.edit(
                    alert.partition,
                    change(
                        alert,
                        entry ->
                            entry.with(
                                entry.text().replaceFirst("\"planned\":\"", "\"planned\":\"7")))),
            List.of());

    assertThat(verification.details())
        .singleElement()
        .satisfies(fault -> {
          assertThat(fault.kind()).isEqualTo(Kind.ALERT);
          assertThat(fault.offset()).isEqualTo(alert.offset());
        });
  }

  @Test
  void anAlertThatNothingGives() throws Exception {
    Place alert = firstOf(Topics.ALERTS, "default/shop");
    String id = Json.MAPPER.readTree(alert.entry.text()).path("id").asString();

    Verification verification =
        audit(
            segments ->
                segments.append(
                    alert.partition,
                    entry -> entry.offset() == alert.offset(),
                    entry -> entry.with(entry.text().replace(id, "forged"))),
            List.of());

    assertThat(verification.details())
        .singleElement()
        .satisfies(fault -> {
          assertThat(fault.kind()).isEqualTo(Kind.ALERT);
          assertThat(fault.id()).isEqualTo("forged");
        });
  }

  @Test
  void theCostOfAWorkspace() throws Exception {
    Place entry = ledger("\"entry\":\"workspace\"");

    Verification verification =
        audit(
            segments ->
                segments.edit(
                    entry.partition,
                    change(
                        entry,
                        each -> each.with(each.text().replace("\"known\":\"", "\"known\":\"7")))),
            List.of());

    assertThat(verification.count(Kind.WORKSPACE)).isPositive();
    assertThat(verification.details())
        .extracting(Fault::id)
        .contains(new String(entry.entry.key(), UTF_8));
  }

  /// What new prices made of a plan: the ledger, and the budget that they crossed, say otherwise.
  @Test
  void whatNewPricesMakeOfAPlan() throws Exception {
    Place effect = lastOf(Topics.PRICE_EFFECTS, "\"project\":\"dear\"");

    Verification verification =
        audit(
            segments ->
                segments.edit(
                    effect.partition,
                    change(
                        effect,
                        entry ->
                            entry.with(entry.text().replace("\"known\":\"", "\"known\":\"7")))),
            List.of());

    assertThat(verification.details())
        .singleElement()
        .satisfies(fault -> {
          assertThat(fault.kind()).isEqualTo(Kind.WORKSPACE);
          assertThat(fault.id()).isEqualTo("default/dear/prod");
        });
  }

  /// The standings of after the comparison are gone, and with them the alert.
  @Test
  void anAlertOfNewPrices() throws Exception {
    Place alert = lastOf(Topics.ALERTS, "PRICE_CHANGE");
    Place standing = lastOf(Topics.LEDGER, "\"budgetId\":\"default/dear\"");

    Verification verification =
        audit(
            segments -> {
              segments.edit(
                  alert.partition,
                  entries -> entries.stream().filter(e -> e.offset() != alert.offset()).toList());
              segments.edit(
                  standing.partition,
                  entries ->
                      entries.stream().filter(e -> e.offset() != standing.offset()).toList());
            },
            List.of());

    assertThat(verification.count(Kind.ALERT)).isPositive();
  }

  @Test
  void theStandingOfABudget() throws Exception {
    Place entry = ledger("\"budgetId\":\"default/shop\"");

    Verification verification =
        audit(
            segments ->
                segments.edit(
                    entry.partition,
                    change(
                        entry,
                        each ->
                            each.with(
                                each.text().replaceFirst("\"planned\":\"", "\"planned\":\"7")))),
            List.of());

    assertThat(verification.details())
        .filteredOn(fault -> fault.kind() == Kind.STANDING)
        .extracting(Fault::offset, Fault::id)
        .contains(tuple(entry.offset(), "default/shop"));
  }

  /// So that it would have raised no alert.
  @Test
  void aLimitOfThePast() throws Exception {
    Place budget = budget("1.00");

    Verification verification =
        audit(
            segments ->
                segments.edit(
                    budget.partition,
                    change(budget, entry -> entry.with(entry.text().replace("1.00", "90000.00")))),
            List.of());

    assertThat(verification.count(Kind.STANDING)).isPositive();
    assertThat(verification.details()).extracting(Fault::id).contains("default/shop");
  }

  /// Verified in an empty folder, with the key alone.
  @Test
  void evidenceOfAnEstimate() throws Exception {
    String id = place(Topics.ESTIMATES, 1).entry.subject();
    Path elsewhere = Files.createDirectory(folder.resolve("elsewhere"));
    Path bundle = elsewhere.resolve("bundle.json");
    String archive = copyOfSegments().toString();

    assertThat(ccg("export", "--archive", archive, id, "-o", bundle.toString())).isZero();
    assertThat(ccg("verify-bundle", bundle.toString(), "--key", key.verifier())).isZero();
    assertThat(ccg("verify-bundle", bundle.toString())).isEqualTo(4);
    assertThat(ccg("verify-bundle", bundle.toString(), "--key", NoteKey.generate("x").verifier()))
        .isEqualTo(2);
    for (String record : List.of("plan", "outcome")) {
      Path forged = elsewhere.resolve(record + ".json");
      Files.writeString(forged, withAnotherValue(Files.readString(bundle), record));
      assertThat(ccg("verify-bundle", forged.toString(), "--key", key.verifier())).isEqualTo(2);
    }
  }

  private static int ccg(String... args) {
    return new CommandLine(new AuditCommand()).execute(args);
  }

  /// The bundle with a digit changed in one of its records.
  private static String withAnotherValue(String envelope, String record) {
    ObjectNode json = (ObjectNode) Json.MAPPER.readTree(envelope);
    JsonNode bundle =
        Json.MAPPER.readTree(Base64.getDecoder().decode(json.path("payload").asString()));
    ObjectNode evidence = (ObjectNode) bundle.at("/estimates/0/" + record);
    String value =
        new String(Base64.getDecoder().decode(evidence.path("value").asString()), UTF_8)
            .replaceFirst("\"project\":\"shop\"", "\"project\":\"shap\"");
    evidence.put("value", Base64.getEncoder().encodeToString(value.getBytes(UTF_8)));
    json.put("payload", Base64.getEncoder().encodeToString(Json.MAPPER.writeValueAsBytes(bundle)));
    return json.toString();
  }

  /// With all that was in it, so that plans and outcomes have as many partitions as each other.
  @Test
  void aRemovedPartition() throws Exception {
    int last = Topics.PARTITIONS - 1;

    Verification verification =
        audit(segments -> {
          for (Topic<?> topic : Topics.CHAINED) {
            if (topic.partitions() == Topics.PARTITIONS) {
              segments.remove(new TopicPartition(topic.name(), last));
            }
          }
        });

    assertThat(verification.result()).isEqualTo(Verification.Result.NOT_PROVEN);
    assertThat(verification.details())
        .filteredOn(fault -> fault.kind() == Kind.TRUNCATED && fault.partition() == last)
        .anySatisfy(fault -> assertThat(fault.message()).contains("there is no such partition"));
  }

  /// Signed by the notary's key, for another cluster: a test installation with the same key.
  @Test
  void checkpointsOfAnotherCluster() throws Exception {
    TopicPartition plans = place(Topics.PLANS, 1).partition;

    Verification verification =
        audit(segments ->
            segments.edit(
                CHECKPOINTS,
                entries ->
                    entries.stream()
                        .map(entry ->
                            new String(entry.key(), UTF_8).equals(plans.toString())
                                ? entry.with(ofAnotherCluster(entry))
                                : entry)
                        .toList()));

    assertThat(verification.details())
        .filteredOn(fault -> fault.kind() == Kind.CHAIN)
        .anySatisfy(fault -> assertThat(fault.message()).contains("of the cluster", "another"));
  }

  private static String ofAnotherCluster(Segments.Entry checkpoint) {
    ObjectNode json = (ObjectNode) Json.MAPPER.readTree(checkpoint.text());
    String text = SignedNote.read(json.path("note").asString()).text();
    json.put("note", SignedNote.sign(text.replaceFirst("[^/]*/", "another/"), signer).toString());
    return json.toString();
  }

  @Test
  void aCheckpointWithoutTheNameOfARecord() throws Exception {
    Segments.Entry last = checkpointsOf(place(Topics.PLANS, 1).partition).getLast();

    Verification verification =
        audit(segments ->
            segments.edit(
                CHECKPOINTS,
                change(
                    new Place(CHECKPOINTS, last),
                    entry ->
                        entry.with(
                            entry.text().replaceFirst("\"name\":\"[^\"]*\"", "\"name\":null")))));

    assertThat(verification.details())
        .filteredOn(fault -> fault.kind() == Kind.CHAIN)
        .extracting(Fault::offset)
        .contains(last.offset());
  }

  /// So that records that were removed before they were signed would not be missed.
  @Test
  void aCheckpointThatHidesWhereItBegan() throws Exception {
    Segments.Entry first = checkpointsOf(place(Topics.PLANS, 1).partition).getFirst();

    Verification verification =
        audit(segments ->
            segments.edit(
                CHECKPOINTS,
                change(
                    new Place(CHECKPOINTS, first),
                    entry -> entry.with(entry.text().replace("\"from\":0", "\"from\":-1")))));

    assertThat(verification.details())
        .singleElement()
        .satisfies(fault -> {
          assertThat(fault.kind()).isEqualTo(Kind.CHAIN);
          assertThat(fault.offset()).isEqualTo(first.offset());
          assertThat(fault.message()).contains("it says that it begins at offset -1");
        });
  }

  /// The record that took the budget away is gone, so the budget of before counts again.
  @Test
  void aBudgetThatComesBack() throws Exception {
    Place gone = lastOf(Topics.BUDGETS, "default/" + GONE, Segments.Entry::name);
    assertThat(gone.entry.value()).isNull();

    Verification verification =
        audit(segments ->
            segments.edit(
                gone.partition,
                entries -> entries.stream().filter(e -> e.offset() != gone.offset()).toList()));

    assertThat(verification.details())
        .filteredOn(fault -> fault.kind() == Kind.MISSING)
        .extracting(Fault::topic, Fault::offset, Fault::id)
        .containsExactly(tuple(Topics.BUDGETS.name(), gone.offset(), "default/" + GONE));
  }

  @Test
  void aWitnessThatHasNothing() throws Exception {
    Path witness = Files.createTempDirectory(folder, "witness");
    String[] args = {
      "verify",
      "--quiet",
      "--archive",
      copyOfSegments().toString(),
      "--key",
      key.verifier(),
      "--witness",
      witness.toString(),
      "--no-recommendations"
    };

    assertThat(ccg(args)).isEqualTo(4);

    for (int number = 0; number < Topics.PARTITIONS; number++) {
      for (Topic<?> topic : Topics.CHAINED) {
        TopicPartition partition = new TopicPartition(topic.name(), number);
        List<Segments.Entry> all = checkpointsOf(partition);
        if (!all.isEmpty()) {
          Files.writeString(
              witness.resolve(partition + ".checkpoint"),
              Json.MAPPER.readTree(all.getLast().text()).path("note").asString());
        }
      }
    }
    assertThat(ccg(args)).isZero();
  }

  @Test
  void aSelectionOfNothing() throws Exception {
    String archive = copyOfSegments().toString();
    String id = place(Topics.ESTIMATES, 1).entry.subject();

    assertThat(ccg("verify", "--quiet", "--archive", archive, "--key", key.verifier(), "--id", id))
        .isZero();
    for (String[] nothing :
        List.of(new String[] {"--id", "no-such-plan"}, new String[] {"--tenant", "defautl"})) {
      assertThat(
              ccg(
                  "verify",
                  "--quiet",
                  "--archive",
                  archive,
                  "--key",
                  key.verifier(),
                  nothing[0],
                  nothing[1]))
          .isEqualTo(4);
    }
  }

  @Test
  void forgedBundles() throws Exception {
    String id = place(Topics.ESTIMATES, 1).entry.subject();
    Path elsewhere = Files.createTempDirectory(folder, "forged");
    Path bundle = elsewhere.resolve("bundle.json");
    Path secret = elsewhere.resolve("key");
    Files.writeString(secret, signer.signer());
    assertThat(
            ccg(
                "export",
                "--archive",
                copyOfSegments().toString(),
                id,
                "-o",
                bundle.toString(),
                "--sign",
                secret.toString()))
        .isZero();
    String genuine = Files.readString(bundle);
    assertThat(verifies(bundle, genuine)).isZero();

    // An estimate that was written to a topic that others may write
    assertThat(verifies(bundle, withoutSignature(changed(genuine, TamperingTest::inAnotherTopic))))
        .isEqualTo(2);
    // Prices of another installation that has the same key
    assertThat(verifies(bundle, withoutSignature(changed(genuine, TamperingTest::fromTwoClusters))))
        .isEqualTo(2);
    // Nothing at all
    assertThat(
            verifies(
                bundle, withoutSignature(changed(genuine, json -> json.putArray("estimates")))))
        .isEqualTo(2);
    // Changed after it was signed
    assertThat(
            verifies(bundle, changed(genuine, json -> json.put("madeAt", "2020-01-01T00:00:00Z"))))
        .isEqualTo(2);
  }

  private static int verifies(Path file, String bundle) throws IOException {
    Files.writeString(file, bundle);
    return ccg("verify-bundle", file.toString(), "--key", key.verifier());
  }

  private static String withoutSignature(String envelope) {
    ObjectNode json = (ObjectNode) Json.MAPPER.readTree(envelope);
    json.putArray("signatures");
    return json.toString();
  }

  private static String changed(String envelope, Consumer<ObjectNode> change) {
    ObjectNode json = (ObjectNode) Json.MAPPER.readTree(envelope);
    ObjectNode bundle =
        (ObjectNode)
            Json.MAPPER.readTree(Base64.getDecoder().decode(json.path("payload").asString()));
    change.accept(bundle);
    json.put("payload", Base64.getEncoder().encodeToString(Json.MAPPER.writeValueAsBytes(bundle)));
    return json.toString();
  }

  private static void inAnotherTopic(ObjectNode bundle) {
    ObjectNode outcome = (ObjectNode) bundle.at("/estimates/0/outcome");
    String log = outcome.path("topic").asString() + "-" + outcome.path("partition").asInt();
    String other = Topics.SETTLEMENTS.name() + "-" + outcome.path("partition").asInt();
    outcome.put("topic", Topics.SETTLEMENTS.name());
    ObjectNode notes = (ObjectNode) bundle.path("notes");
    String text = SignedNote.read(notes.path(log).asString()).text().replace(log, other);
    notes.put(other, SignedNote.sign(text, signer).toString());
  }

  private static void fromTwoClusters(ObjectNode bundle) {
    ObjectNode notes = (ObjectNode) bundle.path("notes");
    String log = Topics.PRICES.name() + "-0";
    String text = SignedNote.read(notes.path(log).asString()).text();
    notes.put(log, SignedNote.sign(text.replaceFirst("[^/]*/", "another/"), signer).toString());
  }

  // Steps

  private interface Edit {
    void of(Segments segments) throws IOException;
  }

  private interface EntryEdit {
    Segments.Entry of(Segments.Entry entry);
  }

  private record Place(TopicPartition partition, Segments.Entry entry) {
    long offset() {
      return entry.offset();
    }
  }

  private static UnaryOperator<List<Segments.Entry>> change(Place place, EntryEdit edit) {
    return entries ->
        entries.stream()
            .map(entry -> entry.offset() == place.offset() ? edit.of(entry) : entry)
            .toList();
  }

  private Verification audit(Edit edit) throws Exception {
    return audit(edit, List.of(key));
  }

  /// @param keys none: the attacker who changed something could also sign it, so signatures say
  ///   nothing
  private Verification audit(Edit edit, List<NoteKey> keys) throws Exception {
    Path copy = copyOfSegments();
    edit.of(new Segments(copy));
    if (keys.isEmpty()) {
      new Segments(copy).cut(CHECKPOINTS, 0);
    }
    return Audit.ofArchive(copy)
        .verify(AuditOptions.everything(keys).within(Duration.ZERO), told::add, _ -> {});
  }

  /// Of the product's topics, as an operator would archive them.
  private static Path copyOfSegments() throws IOException {
    Path copy = Files.createTempDirectory(folder, "copy");
    Path original = folder.resolve("original");
    try (Stream<Path> files =
        Files.find(original, 2, (file, _) -> file.toString().endsWith(".log"))) {
      for (Path file : files.toList()) {
        Path to = copy.resolve(original.relativize(file));
        if (to.getParent().getFileName().toString().startsWith("ccg.")) {
          Files.createDirectories(to.getParent());
          Files.copy(file, to);
        }
      }
    }
    return copy;
  }

  private static Verification audit(String kafka, List<String> told) {
    return new Audit(kafka)
        .verify(AuditOptions.everything(List.of(key)).within(Duration.ZERO), told::add, _ -> {});
  }

  private static void assertNames(Verification verification, Kind kind, Place place) {
    assertThat(verification.details())
        .filteredOn(fault -> fault.kind() == kind)
        .anySatisfy(fault -> {
          assertThat(fault.topic()).isEqualTo(place.partition.topic());
          assertThat(fault.partition()).isEqualTo(place.partition.partition());
          assertThat(fault.offset()).isEqualTo(place.offset());
          assertThat(fault.time()).isNotNull();
          assertThat(fault.id()).contains(place.entry.subject());
        });
  }

  /// A record of a partition that has at least two, unless the first is asked for.
  private static Place place(Topic<?> topic, int index) throws IOException {
    for (int number = 0; number < topic.partitions(); number++) {
      TopicPartition partition = new TopicPartition(topic.name(), number);
      List<Segments.Entry> entries = read(partition);
      if (entries.size()
          > Math.max(index, topic == Topics.PLANS || topic == Topics.ESTIMATES ? 2 : 0)) {
        return new Place(partition, entries.get(index));
      }
    }
    throw new IllegalStateException("Too few records in " + topic.name());
  }

  private static List<Segments.Entry> checkpointsOf(TopicPartition partition) {
    try {
      return read(CHECKPOINTS).stream()
          .filter(entry -> new String(entry.key(), UTF_8).equals(partition.toString()))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The last entry of the ledger that has a text.
  private static Place ledger(String text) throws IOException {
    return lastOf(Topics.LEDGER, text);
  }

  private static Place budget(String text) throws IOException {
    return lastOf(Topics.BUDGETS, text);
  }

  private static Place firstOf(Topic<?> topic, String text) throws IOException {
    return of(topic, text, List::getFirst);
  }

  private static Place lastOf(Topic<?> topic, String text) throws IOException {
    return of(topic, text, List::getLast);
  }

  private static Place lastOf(Topic<?> topic, String name, Function<Segments.Entry, String> named)
      throws IOException {
    for (int number = 0; number < topic.partitions(); number++) {
      TopicPartition partition = new TopicPartition(topic.name(), number);
      List<Segments.Entry> entries =
          read(partition).stream().filter(entry -> named.apply(entry).equals(name)).toList();
      if (!entries.isEmpty()) {
        return new Place(partition, entries.getLast());
      }
    }
    throw new IllegalStateException(topic.name() + " has no " + name);
  }

  private static Place of(
      Topic<?> topic, String text, Function<List<Segments.Entry>, Segments.Entry> one)
      throws IOException {
    for (int number = 0; number < topic.partitions(); number++) {
      TopicPartition partition = new TopicPartition(topic.name(), number);
      List<Segments.Entry> entries =
          read(partition).stream().filter(entry -> entry.text().contains(text)).toList();
      if (!entries.isEmpty()) {
        return new Place(partition, one.apply(entries));
      }
    }
    throw new IllegalStateException(topic.name() + " has no " + text);
  }

  private static Place priceOf(String volume) throws IOException {
    TopicPartition prices = new TopicPartition(Topics.PRICES.name(), 0);
    return read(prices).stream()
        .filter(
            entry -> new String(entry.key(), UTF_8).equals("aws/ebs/eu-west-1/storage/" + volume))
        .findFirst()
        .map(entry -> new Place(prices, entry))
        .orElseThrow();
  }

  private static List<Segments.Entry> read(TopicPartition partition) throws IOException {
    return new Segments(folder.resolve("original")).read(partition);
  }
}
