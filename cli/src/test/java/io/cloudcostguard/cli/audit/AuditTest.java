package io.cloudcostguard.cli.audit;

import static io.cloudcostguard.cli.audit.AuditOptions.GRACE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.cloudcostguard.estimation.bill.Estimator;
import io.cloudcostguard.estimation.bill.PinnedCatalogue;
import io.cloudcostguard.estimation.price.PublishedPriceBook;
import io.cloudcostguard.estimation.recommendation.Advisor;
import io.cloudcostguard.estimation.recommendation.Measured;
import io.cloudcostguard.estimation.resource.ResourceTypes;
import io.cloudcostguard.schemas.Json;
import io.cloudcostguard.schemas.JsonSerde;
import io.cloudcostguard.schemas.Topic;
import io.cloudcostguard.schemas.TopicCreation;
import io.cloudcostguard.schemas.Topics;
import io.cloudcostguard.schemas.budget.Costs;
import io.cloudcostguard.schemas.budget.Settlement;
import io.cloudcostguard.schemas.decision.PlanDecided;
import io.cloudcostguard.schemas.estimate.PlanEstimated;
import io.cloudcostguard.schemas.estimate.PlanOutcome;
import io.cloudcostguard.schemas.plan.Action;
import io.cloudcostguard.schemas.plan.Plan;
import io.cloudcostguard.schemas.plan.PlanSubmitted;
import io.cloudcostguard.schemas.plan.PlannedResource;
import io.cloudcostguard.schemas.price.CatalogueCompleted;
import io.cloudcostguard.schemas.price.CatalogueDigests;
import io.cloudcostguard.schemas.price.Listing;
import io.cloudcostguard.schemas.price.Price;
import io.cloudcostguard.schemas.price.PriceHistory;
import io.cloudcostguard.schemas.price.PriceKey;
import io.cloudcostguard.schemas.price.PriceRecord;
import io.cloudcostguard.schemas.price.Tier;
import io.cloudcostguard.schemas.recommendation.PlanAdvised;
import io.cloudcostguard.schemas.recommendation.RealisedSaving;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.kafka.test.EmbeddedKafkaKraftBroker;

/// On a real broker, with the records that loader, front door and estimator would have written.
class AuditTest {

  private static final String GP3 = "aws/ebs/eu-west-1/storage/gp3";
  private static final String OTHER = "aws/ebs/eu-west-1/storage/gp2";
  private static final Estimator ESTIMATOR = new Estimator(new ResourceTypes());

  private static EmbeddedKafkaKraftBroker broker;
  private static KafkaProducer<String, byte[]> producer;

  private final Map<String, PriceRecord> prices = new HashMap<>();
  private final List<String> messages = new ArrayList<>();

  @TempDir Path scratch;

  @BeforeAll
  static void start() throws Exception {
    broker = new EmbeddedKafkaKraftBroker(1, 1);
    broker.afterPropertiesSet();
    producer = new KafkaProducer<>(config(), new StringSerializer(), new ByteArraySerializer());
  }

  @AfterAll
  static void stop() {
    producer.close();
    broker.destroy();
  }

  private static Map<String, Object> config() {
    return Map.of("bootstrap.servers", broker.getBrokersAsString());
  }

  @BeforeEach
  void emptyTopics() throws Exception {
    try (Admin admin = Admin.create(config())) {
      admin.deleteTopics(admin.listTopics().names().get()).all().get();
    }
    TopicCreation.createMissing(config(), Optional.empty());
    publish(OTHER, Map.of(1L, "0.11"));
    publish(GP3, Map.of(1L, "0.08", 2L, "0.09"));
  }

  @Test
  void provesEstimatesThatPinADigestAndThoseOfBeforeThereWasOne() {
    submit("pinned-1", 1, digest(1));
    submit("pinned-2", 2, digest(2));
    submit("of-old", 1, null);

    Verification verification = verify();

    assertThat(messages).isEmpty();
    assertThat(verification.counts()).isEqualTo(new Counts(3, 3, 0, 0, 0, 0, 0));
    // For want of checkpoints
    assertThat(verification.result()).isEqualTo(Verification.Result.INCOMPLETE);
    assertThat(verification.notChecked()).hasSize(1);
    assertThat(verification.summary())
        .isEqualTo("Incomplete: 3 plans: 3 estimates identical, 0 rejected or cancelled; no fault");
  }

  @Test
  void sawThePricesOfEveryVersionUpToThePinnedOne() {
    // A price that the plan does not ask for, changed afterwards
    String digest = digest(1);
    submit("first", 1, digest);
    submit("of-old", 1, null);
    publish(OTHER, Map.of(1L, "0.12"));

    Verification verification = verify();

    assertThat(verification.counts().identical()).isEqualTo(1);
    assertThat(verification.faults()).isEqualTo(Map.of(Fault.Kind.CATALOGUE, 1L));
    assertThat(verification.result()).isEqualTo(Verification.Result.NOT_PROVEN);
    assertThat(onlyFault(verification).id()).isEqualTo("first");
    assertThat(onlyFault(verification).message())
        .isEqualTo(
            """
            it was made at catalogue version 1 with digest %s; the prices of that version have \
            changed, their digest is now %s\
            """
                .formatted(digest, digest(1)));
  }

  @Test
  void tellsOfANumberThatGotAnotherMeaningAndOfThePricesApart() {
    submit("first", 1, digest(1));
    submit("second", 2, digest(2));
    publish(GP3, Map.of(1L, "0.08", 2L, "0.10"));

    Verification verification = verify();

    assertThat(verification.counts().identical()).isEqualTo(1);
    assertThat(verification.faults())
        .isEqualTo(Map.of(Fault.Kind.CATALOGUE, 1L, Fault.Kind.DIFFERENT, 1L));
    assertThat(verification.details()).extracting(Fault::id).containsOnly("second");
    assertThat(messages).contains("  /after/known: recorded \"9\", recomputed \"10\"");
  }

  @Test
  void isNotMisledByVersionsThatCameLater() {
    submit("first", 1, digest(1));
    publish(GP3, Map.of(1L, "0.08", 2L, "0.09", 3L, "0.10"));

    assertThat(verify().isFaultless()).isTrue();
  }

  @Test
  void missesTheOutcomeOfAPlanOnceALaterOneHasIts() {
    submit("first", 1, digest(1));
    send(Topics.PLANS, plan("missing").key(), plan("missing"));
    submit("second", 1, digest(1));
    send(Topics.PLANS, plan("waits").key(), plan("waits"));

    Verification verification = verify();

    assertThat(verification.counts()).isEqualTo(new Counts(4, 2, 0, 1, 0, 0, 0));
    assertThat(verification.faults()).isEqualTo(Map.of(Fault.Kind.MISSING_OUTCOME, 1L));
    Fault fault = onlyFault(verification);
    assertThat(fault.id()).isEqualTo("missing");
    assertThat(fault.topic()).isEqualTo("ccg.plans");
    assertThat(fault.offset()).isEqualTo(1);
    assertThat(fault.time()).isBetween(Instant.now().minusSeconds(600), Instant.now());
  }

  @Test
  void missesTheOutcomeOfAPlanThatWaitsTooLong() {
    send(Topics.PLANS, plan("waits").key(), plan("waits"));

    AuditOptions impatient = new AuditOptions(Selection.ALL, 1, scratch, null, Duration.ZERO);
    Verification verification = verify(impatient);

    assertThat(verification.counts().waiting()).isZero();
    assertThat(onlyFault(verification).kind()).isEqualTo(Fault.Kind.MISSING_OUTCOME);
  }

  @Test
  void findsASecondOutcomeAndOneWithoutAPlan() {
    submit("first", 1, digest(1));
    PlanOutcome again = estimate(plan("first"), 2, digest(2));
    send(Topics.ESTIMATES, again.key(), again);
    PlanOutcome orphan = estimate(plan("orphan"), 1, digest(1));
    send(Topics.ESTIMATES, orphan.key(), orphan);

    Verification verification = verify();

    assertThat(verification.counts()).isEqualTo(new Counts(1, 1, 0, 0, 0, 0, 0));
    assertThat(verification.details())
        .extracting(Fault::kind, Fault::id, Fault::offset)
        .containsExactlyInAnyOrder(
            tuple(Fault.Kind.DOUBLE_OUTCOME, "first", 1L),
            tuple(Fault.Kind.ORPHAN_OUTCOME, "orphan", 2L));
  }

  /// The outcomes of earlier ones rest on other plans.
  @Test
  void provesRecommendationsThatSayWhatCameOfEarlierOnes() {
    PlanSubmitted plan = plan("first");
    submit(plan, 1, digest(1));
    PlanAdvised advised =
        new Advisor(new ResourceTypes())
            .advise(
                plan,
                new PublishedPriceBook(prices::get, plan.tenant(), 1),
                new PinnedCatalogue(1, digest(1)),
                Measured.NOTHING)
            .with(
                List.of(
                    new RealisedSaving(
                        "an-id", "aws-ebs-gp3", "gp3", "aws_ebs_volume.b", new BigDecimal("2"))),
                List.of("another-id"));
    send(Topics.RECOMMENDATIONS, plan.key(), advised);

    assertThat(verify().isFaultless()).isTrue();
    assertThat(messages).isEmpty();
  }

  @Test
  void countsAPlanThatWasSubmittedTwiceOnce() {
    submit("first", 1, digest(1));
    send(Topics.PLANS, plan("first").key(), plan("first"));

    assertThat(verify().counts()).isEqualTo(new Counts(1, 1, 0, 0, 1, 0, 0));
  }

  @Test
  void doesNotTakeEstimatesOfAnUnknownEngineForProven() {
    submitAsOf("0.0.1", "");

    Verification verification = verify();

    assertThat(verification.counts().engines()).isEqualTo(1);
    assertThat(verification.result()).isEqualTo(Verification.Result.INCOMPLETE);
    assertThat(messages).singleElement().asString().contains("engine version 0.0.1", "not known");
  }

  @Test
  void provesAnEstimateOfAnEarlierEngineThatThisOneGivesAlike() {
    submitAsOf("7", "");

    Verification verification = verify();

    assertThat(verification.counts()).isEqualTo(new Counts(1, 1, 0, 0, 0, 0, 0));
    assertThat(verification.isFaultless()).isTrue();
    assertThat(messages).isEmpty();
  }

  @Test
  void saysWhatHasChangedSinceTheEngineThatGaveOtherFigures() {
    submitAsOf("7", "7");

    Verification verification = verify();

    assertThat(verification.counts().engines()).isEqualTo(1);
    assertThat(verification.result()).isEqualTo(Verification.Result.INCOMPLETE);
    assertThat(messages)
        .singleElement()
        .asString()
        .contains("by engine version 7", "changes since: 8: ", "CHANGELOG.md");
  }

  /// @param more digits behind the first known amount
  private void submitAsOf(String engine, String more) {
    PlanSubmitted plan = plan("older");
    byte[] estimate =
        new String(bytes(Topics.ESTIMATES, estimate(plan, 1, digest(1))), UTF_8)
            .replace(
                "\"engineVersion\":\"" + Estimator.ENGINE_VERSION + "\"",
                "\"engineVersion\":\"" + engine + "\"")
            .replaceFirst("(\"known\":\"[0-9.]+)", "$1" + more)
            .getBytes(UTF_8);
    send(Topics.PLANS, plan.key(), plan);
    sendBytes(Topics.ESTIMATES, plan.key(), estimate);
  }

  @Test
  void findsThatTheBeginningIsGone() throws Exception {
    submit("first", 1, digest(1));
    submit("second", 1, digest(1));
    int partition = deleteFirst(Topics.PLANS);

    Verification verification = verify();

    assertThat(verification.details())
        .extracting(Fault::kind, Fault::topic, Fault::partition, Fault::id)
        .containsExactlyInAnyOrder(
            tuple(Fault.Kind.CUT_BEGINNING, "ccg.plans", partition, null),
            tuple(Fault.Kind.ORPHAN_OUTCOME, "ccg.estimates", partition, "first"));
  }

  @Test
  void provesASelection() {
    submit("a1", "acme", "shop", 1);
    submit("a2", "acme", "till", 1);
    submit("b1", "blue", "shop", 1);
    Instant later = Instant.now().plusSeconds(3600);

    assertThat(planCount(select(null, null, "acme", null, Set.of(), 1))).isEqualTo(2);
    assertThat(planCount(select(null, null, "acme", "shop", Set.of(), 1))).isEqualTo(1);
    assertThat(planCount(select(null, null, null, null, Set.of("b1", "a2"), 1))).isEqualTo(2);
    assertThat(planCount(select(later, null, null, null, Set.of(), 1))).isZero();
    assertThat(planCount(select(null, later, null, null, Set.of(), 1))).isEqualTo(3);
    assertThat(planCount(select(Instant.EPOCH, later, null, null, Set.of(), 1))).isEqualTo(3);
  }

  @Test
  void samplesAPartOfThePlansAndAlwaysTheSame() {
    for (int i = 0; i < 60; i++) {
      submit("plan-" + i, 1, digest(1));
    }

    long half = planCount(select(null, null, null, null, Set.of(), 0.5));

    assertThat(half).isBetween(15L, 45L);
    assertThat(planCount(select(null, null, null, null, Set.of(), 0.5))).isEqualTo(half);
  }

  @Test
  void goesOnFromItsState() {
    submit("first", 1, digest(1));
    submit("second", 1, digest(1));
    AuditOptions kept =
        new AuditOptions(Selection.ALL, 2, scratch, scratch.resolve("audit.state"), GRACE);
    assertThat(verify(kept).counts()).isEqualTo(new Counts(2, 2, 0, 0, 0, 0, 0));
    submit("third", 1, digest(1));
    PlanOutcome orphan = estimate(plan("orphan"), 1, digest(1));
    send(Topics.ESTIMATES, orphan.key(), orphan);

    Verification second = verify(kept);

    assertThat(second.counts()).isEqualTo(new Counts(3, 3, 0, 0, 0, 0, 0));
    assertThat(onlyFault(second).kind()).isEqualTo(Fault.Kind.ORPHAN_OUTCOME);
    Selection other = select(null, null, "acme", null, Set.of(), 1);
    assertThatThrownBy(() -> verify(new AuditOptions(other, 1, scratch, kept.state(), GRACE)))
        .hasMessageContaining("give another --state");
  }

  /// A milliard of digits, where they are written out.
  @Test
  void isNotHeldUpByNumbersAndNamesThatAreHuge() {
    String huge = "1E999999999";
    PlanSubmitted plan = plan("huge");
    send(Topics.PLANS, plan.key(), plan);
    sendBytes(
        Topics.ESTIMATES,
        plan.key(),
        new String(bytes(Topics.ESTIMATES, estimate(plan, 1, digest(1))), UTF_8)
            .replaceFirst("\"known\":\"[0-9.]+\"", "\"known\":\"" + huge + "\"")
            .getBytes(UTF_8));
    sendBytes(
        Topics.ALERTS,
        "acme/shop",
        """
        {"alert":"firing","id":"an-alert","budgetId":"acme/shop","tenant":"acme","project":"%s",
        "monthlyLimit":{"amount":"1","currency":"USD"},"planned":"2","planId":"a","cause":"EXCEEDED",
        "notPriced":0,"episode":1}
        """
            .formatted(huge)
            .getBytes(UTF_8));

    AuditOptions impatient = new AuditOptions(Selection.ALL, 1, scratch, null, Duration.ZERO);
    assertThat(verify(impatient).faults()).containsKeys(Fault.Kind.UNREADABLE, Fault.Kind.ALERT);
  }

  @Test
  void missesWhatItProvedBefore() throws Exception {
    submit("first", 1, digest(1));
    submit("second", 1, digest(1));
    AuditOptions kept =
        new AuditOptions(Selection.ALL, 2, scratch, scratch.resolve("audit.state"), GRACE);
    assertThat(verify(kept).faults()).isEmpty();
    emptyTopics();
    submit("first", 1, digest(1));

    Verification second = verify(kept);

    assertThat(second.faults()).isEqualTo(Map.of(Fault.Kind.TRUNCATED, 1L));
    assertThat(onlyFault(second).message()).contains("an audit before proved");
  }

  @Test
  void forgetsNoFaultBetweenRunsBehindManyOthers() throws Exception {
    for (int i = 0; i < Findings.MOST; i++) {
      sendBytes(Topics.ESTIMATES, "acme/shop/prod", "garbage".getBytes(UTF_8));
    }
    PlanSubmitted changed = plan("changed");
    send(Topics.PLANS, changed.key(), changed);
    send(Topics.ESTIMATES, changed.key(), estimate(changed, 2, digest(1)));
    AuditOptions kept =
        new AuditOptions(Selection.ALL, 2, scratch, scratch.resolve("audit.state"), GRACE);
    long before = verify(kept).faultCount();
    assertThat(before).isGreaterThan(Findings.MOST);

    assertThat(verify(kept).faultCount()).isEqualTo(before);
  }

  @ParameterizedTest
  @ValueSource(strings = {"{", "[]", "", "{\"record\":\"price-v9\",\"outcome\":\"estimated-v9\"}"})
  void leavesOutWhatItCannotReadAndSaysWhich(String garbage) {
    submit("first", 1, digest(1));
    for (Topic<?> topic : List.of(Topics.PRICES, Topics.ESTIMATES, Topics.PLANS)) {
      sendBytes(topic, "garbage", garbage.getBytes(UTF_8));
      sendBytes(topic, "tombstone", null);
    }

    Verification verification = verify();

    assertThat(verification.counts().unreadable()).isEqualTo(2);
    assertThat(verification.counts().identical()).isEqualTo(1);
    assertThat(verification.faults()).isEqualTo(Map.of(Fault.Kind.UNREADABLE, 1L));
    assertThat(messages)
        .hasSize(3)
        .anyMatch(
            line -> line.startsWith("Record 2 of ccg.prices-0 cannot be read and is skipped"));
  }

  @Test
  void pricesStoredPlansAtOtherPrices() throws Exception {
    submit("first", 1, digest(1));
    submit("newest", 1, digest(1));
    submit("other", "acme", "till", 2);
    complete(2);
    Repricing repricing = new Audit(broker.getBrokersAsString()).repricing();

    Repricing.Result now = repricing.at(repricing.newest(), null, Selection.ALL, false);

    assertThat(now.version()).isEqualTo(2);
    assertThat(now.plans()).isEqualTo(2);
    assertThat(now.movedCount()).isEqualTo(1);
    assertThat(now.moved().getFirst().id()).isEqualTo("newest");
    assertThat(now.moved().getFirst().before()).isEqualByComparingTo("8");
    assertThat(now.moved().getFirst().after()).isEqualByComparingTo("9");
    assertThat(now.prices()).extracting(Repricing.KeyEffect::key).containsExactly(GP3);
    assertThat(now.prices().getFirst().effect()).isEqualByComparingTo("1");
    assertThat(now.prices().getFirst().before()).isEqualByComparingTo("0.08");
    assertThat(now.prices().getFirst().after()).isEqualByComparingTo("0.09");
    assertThat(now.projects())
        .extracting(Repricing.Project::project, project -> project.effect().intValue())
        .containsExactly(tuple("shop", 1), tuple("till", 0));
    assertThat(repricing.at(1, 2L, Selection.ALL, true).movedCount()).isEqualTo(3);
    assertThat(repricing.at(2, 1L, select(null, null, null, "till", Set.of(), 1), true).plans())
        .isEqualTo(1);
  }

  @Test
  void explainsAnAmountDownToItsPriceRecord() throws Exception {
    submit("first", 1, digest(1));

    Explanation explanation =
        new Audit(broker.getBrokersAsString()).explain("first", "volume.a", new VendorRows(null));

    Explanation.Component storage = explanation.components().getFirst();
    assertThat(storage.monthlyCost()).isEqualByComparingTo("8");
    assertThat(storage.charges()).containsExactly("100 × 0.08");
    assertThat(storage.price().key()).isEqualTo(GP3);
    assertThat(storage.price().version()).isEqualTo(1);
    assertThat(storage.price().offset()).isEqualTo(1);
    assertThat(explanation.story())
        .extracting(Explanation.Event::what)
        .containsExactly("submitted", "estimated");
    assertThat(explanation.lines())
        .anyMatch(line -> line.startsWith("  price: 0.08 USD per GB, effective 2026-01-01"))
        .contains(
            "  vendor's row: not known here: it is in the database of a server, give --api URL");
    assertThatThrownBy(() ->
            new Audit(broker.getBrokersAsString()).explain("nobody", null, new VendorRows(null)))
        .hasMessage("No plan in ccg.plans has the id nobody");
  }

  @Test
  void leavesRecommendationsOutWhereThatIsAsked() {
    submit("first", 1, digest(1));
    sendBytes(
        Topics.RECOMMENDATIONS,
        plan("first").key(),
        "{\"id\":\"gone\",\"tenant\":\"acme\"}".getBytes(UTF_8));
    AuditOptions all = new AuditOptions(Selection.ALL, 1, scratch, null, GRACE);

    assertThat(verify(all).count(Fault.Kind.ADVICE)).isEqualTo(1);
    Verification without = verify(all.withoutAdvice());
    assertThat(without.isFaultless()).isTrue();
    assertThat(without.notCovered()).contains("recommendations: --no-recommendations was given");
  }

  @Test
  void tellsTheStoryOfAPlanAndOfNoOther() throws Exception {
    submit("first", 1, digest(1));
    submit("second", 1, digest(1));
    String key = plan("first").key();
    send(Topics.DECISIONS, key, decision("second", PlanDecided.State.HARD_BLOCK, null));
    send(Topics.DECISIONS, key, decision("first", PlanDecided.State.PASS, "key 7"));
    send(Topics.SETTLEMENTS, key, new Settlement.Withdrawn("acme", "shop", "prod", "second"));
    send(
        Topics.SETTLEMENTS,
        key,
        new Settlement.Applied("acme", "shop", "prod", "first", Costs.NOTHING, false));
    send(
        Topics.SETTLEMENTS,
        key,
        new Settlement.PullRequestEnded("acme", "shop", "prod", "a/b", 7, true, Instant.now()));

    assertThat(
            new Audit(broker.getBrokersAsString())
                .explain("first", null, new VendorRows(null))
                .story())
        .extracting(Explanation.Event::what)
        .containsExactlyInAnyOrder(
            "submitted", "estimated", "decided: pass, approved by key 7", "applied");
  }

  private static PlanDecided decision(
      String plan, PlanDecided.State state, @Nullable String approvedBy) {
    return new PlanDecided(
        plan,
        "acme",
        "shop",
        "prod",
        state,
        null,
        List.of(),
        null,
        null,
        approvedBy,
        Instant.now(),
        1,
        null);
  }

  private static void complete(long version) {
    CatalogueCompleted completed = new CatalogueCompleted(version, 2, null);
    send(Topics.PRICES, CatalogueCompleted.KEY, completed);
  }

  @ParameterizedTest
  @EnumSource
  void reportsForPeopleAndPrograms(ReportFormat format) {
    submit("first", 1, digest(1));
    PlanOutcome orphan = estimate(plan("<b>orphan"), 1, digest(1));
    send(Topics.ESTIMATES, orphan.key(), orphan);

    String text =
        Report.of(verify(), Selection.ALL, "broker:9092", Instant.EPOCH, 1.5).text(format);

    switch (format) {
      case TABLE ->
          assertThat(text).contains("\nNot proven: 1 plans: ").contains("1 outcome without a plan");
      case JSON -> {
        assertThat(Json.MAPPER.readTree(text).at("/result").asString()).isEqualTo("not proven");
        assertThat(Json.MAPPER.readTree(text).at("/details/0/id").asString())
            .isEqualTo("<b>orphan");
      }
      case HTML -> assertThat(text).contains("&lt;b&gt;orphan").doesNotContain("<b>orphan");
    }
  }

  private Verification verify() {
    return new Audit(broker.getBrokersAsString()).verify(messages::add);
  }

  private Verification verify(AuditOptions options) {
    return new Audit(broker.getBrokersAsString()).verify(options, messages::add, _ -> {});
  }

  private long planCount(Selection selection) {
    Verification verification = verify(new AuditOptions(selection, 2, scratch, null, GRACE));
    assertThat(verification.faults()).isEmpty();
    assertThat(verification.counts().identical()).isEqualTo(verification.counts().plans());
    return verification.counts().plans();
  }

  private static Selection select(
      Instant from, Instant to, String tenant, String project, Set<String> ids, double sample) {
    return new Selection(from, to, tenant, project, ids, sample);
  }

  private static Fault onlyFault(Verification verification) {
    assertThat(verification.details()).hasSize(1);
    return verification.details().getFirst();
  }

  /// Deletes the first record of the only partition that has any.
  private static int deleteFirst(Topic<?> topic) throws Exception {
    try (Admin admin = Admin.create(config())) {
      for (int partition = 0; partition < topic.partitions(); partition++) {
        TopicPartition at = new TopicPartition(topic.name(), partition);
        long end =
            admin.listOffsets(Map.of(at, OffsetSpec.latest())).partitionResult(at).get().offset();
        if (end > 0) {
          admin.deleteRecords(Map.of(at, RecordsToDelete.beforeOffset(1))).all().get();
          return partition;
        }
      }
    }
    throw new IllegalStateException("No records in " + topic.name());
  }

  private String digest(long version) {
    return CatalogueDigests.of(prices).get(version);
  }

  private void publish(String key, Map<Long, String> byVersion) {
    PriceHistory history =
        new PriceHistory(
            new PriceKey(key),
            byVersion.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(entry -> new PriceHistory.Entry(entry.getKey(), listed(entry.getValue())))
                .toList());
    prices.put(key, history);
    send(Topics.PRICES, key, history);
  }

  private static Listing listed(String price) {
    return new Listing.Listed(
        new Price(
            "GB",
            "USD",
            List.of(Tier.flat(new BigDecimal(price))),
            LocalDate.of(2026, 1, 1),
            "test"));
  }

  private void submit(String id, long version, String digest) {
    submit(plan(id), version, digest);
  }

  private void submit(String id, String tenant, String project, long version) {
    submit(plan(id, tenant, project), version, digest(version));
  }

  private void submit(PlanSubmitted plan, long version, String digest) {
    send(Topics.PLANS, plan.key(), plan);
    send(Topics.ESTIMATES, plan.key(), estimate(plan, version, digest));
  }

  private PlanEstimated estimate(PlanSubmitted plan, long version, String digest) {
    PlanEstimated estimate =
        ESTIMATOR.estimate(
            plan,
            new PublishedPriceBook(prices::get, plan.tenant(), version),
            new PinnedCatalogue(version, digest));
    assertThat(estimate.after().known()).isPositive();
    return estimate;
  }

  private static PlanSubmitted plan(String id) {
    return plan(id, "acme", "shop");
  }

  private static PlanSubmitted plan(String id, String tenant, String project) {
    PlannedResource volume =
        new PlannedResource(
            "aws_ebs_volume.a",
            "aws_ebs_volume",
            Action.CREATE,
            null,
            null,
            false,
            "eu-west-1",
            "provider aws",
            null,
            null,
            Map.of("type", "gp3", "size", "100"),
            Set.of(),
            Map.of(),
            null);
    return new PlanSubmitted(
        id,
        tenant,
        project,
        "prod",
        "digest",
        1,
        new Plan("1.2", null, List.of(volume), List.of()),
        null);
  }

  private static <V> void send(Topic<V> topic, String key, V value) {
    sendBytes(topic, key, bytes(topic, value));
  }

  private static <V> byte[] bytes(Topic<V> topic, V value) {
    return JsonSerde.of(topic).serializer().serialize(topic.name(), value);
  }

  private static void sendBytes(Topic<?> topic, String key, byte[] json) {
    try {
      producer.send(new ProducerRecord<>(topic.name(), key, json)).get();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
