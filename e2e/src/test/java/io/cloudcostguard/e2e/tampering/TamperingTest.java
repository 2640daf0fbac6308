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
import io.cloudcostguard.schemas.Json;
import io.cloudcostguard.schemas.Topic;
import io.cloudcostguard.schemas.TopicCreation;
import io.cloudcostguard.schemas.Topics;
import io.cloudcostguard.schemas.chain.NoteKey;
import io.cloudcostguard.schemas.secret.SecretBox;
import io.cloudcostguard.standalone.local.EmbeddedBroker;
import io.cloudcostguard.standalone.local.EmbeddedDatabase;
import io.cloudcostguard.standalone.local.Services;
import io.cloudcostguard.standalone.local.Services.Environment;
import io.cloudcostguard.standalone.local.Services.Service;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.FileSystemUtils;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Somebody who has the broker's disk changes its segments, with the right checksums where it
/// matters, and the audit finds and names each change. The history was made by the real services on
/// a real broker; each test has a copy of it.
class TamperingTest {

  private static final String BUNDLED = "ccg.pricing.bundled";
  private static final Path PLAN = Path.of("../examples/web-stack/plan.json");
  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private static final int PLANS = 12;

  @TempDir static Path folder;

  private static NoteKey key;

  private final List<String> told = new ArrayList<>();

  @BeforeAll
  static void makeHistory() throws Exception {
    System.setProperty(BUNDLED, "aws/ebs,aws/rds");
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
      key = NoteKey.of(environment.notaryKey().verifier());
      try (Services services = Services.start(environment, EnumSet.allOf(Service.class))) {
        submitAll(new ApiClient(services.url(Service.INGEST_API), null));
        await()
            .atMost(PATIENCE)
            .until(() -> {
              Verification verification = audit(broker.bootstrapServers(), new ArrayList<>());
              return verification.result() == Verification.Result.PROVEN;
            });
      }
    }
  }

  private static void submitAll(ApiClient api) throws Exception {
    byte[] plan = Files.readAllBytes(PLAN);
    setBudget(api, "2000.00");
    for (int i = 0; i < PLANS; i++) {
      api.estimate(api.submit(plan, "shop", "w" + i % 4));
    }
    setBudget(api, "5000.00");
    setBudget(api, "1.00");
    api.estimate(api.submit(plan, "shop", "w0"));
  }

  private static void setBudget(ApiClient api, String limit) throws Exception {
    api.call(
        "PUT",
        "/v1/projects/shop/budget",
        "{\"monthlyLimit\":{\"amount\":\"%s\",\"currency\":\"USD\"}}".formatted(limit));
  }

  @AfterAll
  static void forget() {
    System.clearProperty(BUNDLED);
  }

  @Test
  void nothingWasChanged() throws Exception {
    Verification verification = audit(_ -> {});

    assertThat(verification.result()).as(told::toString).isEqualTo(Verification.Result.PROVEN);
    assertThat(verification.counts().identical()).isEqualTo(PLANS + 1);
    assertThat(verification.chained()).isGreaterThan(2 * PLANS);
  }

  @Test
  void aFlippedBit() throws Exception {
    Place place = place(Topics.ESTIMATES, 1);

    Verification verification = audit(segments -> segments.flip(place.partition, place.offset()));

    // A batch may be unpacked all the same, and names its plan; else the checkpoints know its name.
    assertThat(verification.details())
        .filteredOn(fault -> fault.kind() == Kind.DAMAGED)
        .singleElement()
        .satisfies(fault -> assertThat(fault.id()).endsWith(place.entry.subject()))
        .extracting(Fault::topic, Fault::partition, Fault::offset)
        .containsExactly(Topics.ESTIMATES.name(), place.partition.partition(), place.offset());
    assertThat(verification.counts().identical()).isEqualTo(PLANS);
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
    assertThat(verification.count(Kind.CATALOGUE)).isEqualTo(PLANS + 1);
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

    assertThat(verification.count(Kind.CATALOGUE)).isEqualTo(PLANS + 1);
    assertThat(verification.count(Kind.CHANGED)).isGreaterThan(100);
    assertThat(verification.count(Kind.DIFFERENT)).isPositive();
  }

  @Test
  void aDeletedAlert() throws Exception {
    Place alert = place(Topics.ALERTS, 0);

    Verification verification =
        audit(segments ->
            segments.edit(
                alert.partition,
                entries -> entries.stream().filter(e -> e.offset() != alert.offset()).toList()));

    assertThat(verification.details())
        .extracting(Fault::kind, Fault::topic, Fault::partition, Fault::offset)
        .containsExactly(
            tuple(Kind.MISSING, Topics.ALERTS.name(), alert.partition.partition(), alert.offset()));
    assertThat(told.getFirst()).contains("missing record: ccg.alerts-");
  }

  @Test
  void aBudgetOfThePast() throws Exception {
    Place budget = place(Topics.BUDGETS, 0);
    assertThat(budget.entry.text()).contains("2000");

    Verification verification =
        audit(segments ->
            segments.edit(
                budget.partition,
                change(budget, entry -> entry.with(entry.text().replace("2000", "9000")))));

    assertThat(verification.details())
        .extracting(Fault::kind, Fault::topic, Fault::offset, Fault::id)
        .containsExactly(
            tuple(Kind.CHANGED, Topics.BUDGETS.name(), budget.offset(), "default/shop"));
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
    TopicPartition checkpoints = new TopicPartition(Topics.CHECKPOINTS.name(), 0);

    Verification verification =
        audit(segments ->
            segments.edit(
                checkpoints,
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
    TopicPartition checkpoints = new TopicPartition(Topics.CHECKPOINTS.name(), 0);
    Segments.Entry first = read(checkpoints).getFirst();

    Verification verification =
        audit(segments ->
            segments.edit(
                checkpoints,
                entries -> entries.stream().filter(e -> e.offset() != first.offset()).toList()));

    assertThat(verification.result()).isEqualTo(Verification.Result.NOT_PROVEN);
    assertThat(verification.count(Kind.CHAIN) + verification.count(Kind.UNCOVERED)).isPositive();
  }

  /// Verified in an empty folder, with the key alone.
  @Test
  void evidenceOfAnEstimate() throws Exception {
    String id = place(Topics.ESTIMATES, 1).entry.subject();
    Path elsewhere = Files.createDirectory(folder.resolve("elsewhere"));
    Path bundle = elsewhere.resolve("bundle.json");
    Path copy = folder.resolve("copy-of-bundle");
    FileSystemUtils.copyRecursively(folder.resolve("original"), copy);
    try (EmbeddedBroker broker = EmbeddedBroker.start(copy, 0)) {
      assertThat(ccg("export", "--kafka", broker.bootstrapServers(), id, "-o", bundle.toString()))
          .isZero();
    }

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
    Path copy = folder.resolve("copy");
    FileSystemUtils.deleteRecursively(copy);
    FileSystemUtils.copyRecursively(folder.resolve("original"), copy);
    edit.of(new Segments(copy));
    try (EmbeddedBroker broker = EmbeddedBroker.start(copy, 0)) {
      return audit(broker.bootstrapServers(), told);
    }
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
