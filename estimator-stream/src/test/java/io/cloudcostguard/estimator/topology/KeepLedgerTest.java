package io.cloudcostguard.estimator.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudcostguard.estimation.bill.Estimator;
import io.cloudcostguard.estimation.budget.BudgetTerms;
import io.cloudcostguard.estimation.budget.PlanCost;
import io.cloudcostguard.estimation.budget.Share;
import io.cloudcostguard.estimation.budget.Standing;
import io.cloudcostguard.estimation.resource.ResourceTypes;
import io.cloudcostguard.schemas.Json;
import io.cloudcostguard.schemas.JsonSerde;
import io.cloudcostguard.schemas.Money;
import io.cloudcostguard.schemas.Topics;
import io.cloudcostguard.schemas.budget.AlertAnswer;
import io.cloudcostguard.schemas.budget.AlertAnswer.Kind;
import io.cloudcostguard.schemas.budget.AlertAnswered;
import io.cloudcostguard.schemas.budget.AlertDetails.CostMover;
import io.cloudcostguard.schemas.budget.AlertDetails.Trigger;
import io.cloudcostguard.schemas.budget.Budget;
import io.cloudcostguard.schemas.budget.BudgetAlert;
import io.cloudcostguard.schemas.budget.BudgetPolicy;
import io.cloudcostguard.schemas.budget.BudgetPolicy.Action;
import io.cloudcostguard.schemas.budget.BudgetPolicy.Exchange;
import io.cloudcostguard.schemas.budget.BudgetPolicy.Metric;
import io.cloudcostguard.schemas.budget.BudgetPolicy.OnIncomplete;
import io.cloudcostguard.schemas.budget.BudgetPolicy.Threshold;
import io.cloudcostguard.schemas.budget.BudgetScope;
import io.cloudcostguard.schemas.budget.CostGroup;
import io.cloudcostguard.schemas.budget.Costs;
import io.cloudcostguard.schemas.budget.LedgerEntry;
import io.cloudcostguard.schemas.budget.Settlement;
import io.cloudcostguard.schemas.budget.WorkspaceCosts;
import io.cloudcostguard.schemas.plan.PlanSource;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Random;
import java.util.TreeMap;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeepLedgerTest {

  private static final Instant NOW = Instant.parse("2026-11-29T12:00:00Z");

  @TempDir Path stateDir;
  private TopologyTestDriver driver;
  private TestInputTopic<String, LedgerInput> inputs;
  private TestOutputTopic<String, LedgerEntry> ledger;
  private TestOutputTopic<String, BudgetAlert> alerts;
  private final Map<String, LedgerEntry> newest = new HashMap<>();
  private Instant now = NOW;
  private int plans;

  @BeforeEach
  void start() {
    Properties config = new Properties();
    config.put(StreamsConfig.APPLICATION_ID_CONFIG, "test");
    config.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "none:9092");
    config.put(StreamsConfig.STATE_DIR_CONFIG, stateDir.toString());
    TopologyEnvironment environment =
        new TopologyEnvironment(
            Duration.ofMillis(50),
            new Attempts(stateDir.resolve("attempts")),
            letter -> {},
            new SimpleMeterRegistry());
    driver =
        new TopologyTestDriver(
            EstimatorTopology.build(new Estimator(new ResourceTypes()), environment, config),
            config,
            NOW);
    inputs =
        driver.createInputTopic(
            "test-ledger-plans-repartition",
            new StringSerializer(),
            new JsonSerde<>(LedgerInput.class).serializer());
    ledger =
        driver.createOutputTopic(
            Topics.LEDGER.name(),
            new StringDeserializer(),
            JsonSerde.of(Topics.LEDGER).deserializer());
    alerts =
        driver.createOutputTopic(
            Topics.ALERTS.name(),
            new StringDeserializer(),
            JsonSerde.of(Topics.ALERTS).deserializer());
  }

  @AfterEach
  void stop() {
    driver.close();
  }

  @Test
  void aBudgetOfSeveralProjectsIsCrossedByTheirSum() {
    set(budget("web", new BudgetScope("web", List.of("shop", "web-*"), null, null, null, null)));
    plan("shop", "prod", 1, "0", "60", "team", "a");
    plan("other", "prod", 1, "0", "900", "team", "a");
    assertThat(told()).isEmpty();

    plan("web-api", "prod", 1, "0", "50", "team", "a");

    assertThat(told())
        .singleElement()
        .isInstanceOfSatisfying(
            BudgetAlert.Firing.class,
            firing -> {
              assertThat(firing.planned()).isEqualByComparingTo("110");
              assertThat(firing.project()).isEqualTo("web-api");
              assertThat(firing.details().workspace()).isEqualTo("prod");
              assertThat(firing.details().at()).isEqualTo(now);
              assertThat(firing.details().source().pullRequest()).isEqualTo(1);
              assertThat(firing.details().author()).isEqualTo("key ci");
              assertThat(firing.details().movers())
                  .containsExactly(new CostMover("aws_instance.a", new BigDecimal("50")));
            });
  }

  @Test
  void aPlanCountsInEveryBudgetThatHoldsIt() {
    set(budget("all", BudgetScope.ALL));
    set(budget("prod", new BudgetScope(null, null, List.of("prod*"), null, null, null)));
    set(budget("a", new BudgetScope(null, null, null, Map.of("team", "a*"), null, null)));
    set(budget("ec2", new BudgetScope(null, null, null, null, null, List.of("aws/ec2"))));
    set(budget("rds", new BudgetScope(null, null, null, null, List.of("aws"), List.of("rds"))));
    set(project("shop"));

    plan("shop", "prod-eu", null, "0", "150", "team", "a1");

    assertThat(told())
        .extracting(BudgetAlert::budgetId)
        .containsExactlyInAnyOrder(
            "acme/budgets/all",
            "acme/budgets/prod",
            "acme/budgets/a",
            "acme/budgets/ec2",
            "acme/shop");
  }

  @Test
  void eachValueOfATagHasALimitOfItsOwnAndSoHaveThoseWithout() {
    set(split("by-team", "tag:team"));
    plan("shop", "prod", null, "0", "60", "team", "a");
    plan("shop", "test", null, "0", "60", "team", "b");
    plan("shop", "dev", null, "0", "60", "none", "-");
    assertThat(told()).isEmpty();

    plan("shop", "dev", null, "0", "160", "none", "-");
    plan("shop", "stage", null, "0", "50", "team", "a");

    assertThat(told())
        .extracting(alert -> alert.details().instance())
        .containsExactly("(none)", "a");
  }

  @Test
  void hasNoMoreInstancesThanItsBound() {
    kept(520, "6");
    set(split("by-workspace", "workspace"));

    assertThat(standings("acme/budgets/by-workspace")).hasSize(501);
    assertThat(standings("acme/budgets/by-workspace").get("(other)").planned())
        .isEqualByComparingTo("120");
    assertThat(told()).extracting(alert -> alert.details().instance()).containsExactly("(other)");
  }

  /// Whatever comes and goes, as with a workspace for each pull request, the values that are there
  /// keep their own limits.
  @Test
  void valuesThatAreGoneMakeRoomForOthers() {
    set(split("by-workspace", "workspace"));
    for (int i = 0; i < 520; i++) {
      plan("shop", "preview-" + i, null, "0", "120", "team", "a");
      outcome(new Settlement.Retired("acme", "shop", "preview-" + i));
    }
    now = now.plusSeconds(1);
    plan("shop", "preview-7", null, "0", "130", "team", "a");

    List<BudgetAlert> told = told();
    assertThat(told).extracting(BudgetAlert::id).hasSize(1041).doesNotHaveDuplicates();
    assertThat(told.getLast().details().instance()).isEqualTo("shop/preview-7");
    assertThat(standings("acme/budgets/by-workspace")).containsOnlyKeys("", "shop/preview-7");
  }

  @Test
  void aThousandValuesAreFiveHundredAndTheOthers() {
    kept(1000, "10");
    set(split("by-workspace", "workspace"));
    outcome(new Settlement.Retired("acme", "shop", "w1003"));
    plan("shop", "late", null, "0", "10", "team", "a");
    plan("shop", "w1700", null, "0", "15", "team", "a");

    Map<String, LedgerEntry.Standing> standings = standings("acme/budgets/by-workspace");
    assertThat(standings.get("(other)").planned()).isEqualByComparingTo("5015");
    assertThat(standings.get("(other)").workspaces()).isEqualTo(501);
    assertThat(standings).hasSize(500).doesNotContainKeys("shop/w1003", "shop/late", "shop/w1700");
  }

  /// Values that came when there was no room are one until none of them is there any more.
  @Test
  void theOthersAreOneUntilTheyAreGone() {
    kept(502, "10");
    set(split("by-workspace", "workspace"));
    outcome(new Settlement.Retired("acme", "shop", "w1000"));
    plan("shop", "late", null, "0", "10", "team", "a");
    outcome(new Settlement.Retired("acme", "shop", "w1500"));
    assertThat(standings("acme/budgets/by-workspace").get("(other)").planned())
        .isEqualByComparingTo("20");

    outcome(new Settlement.Retired("acme", "shop", "w1501"));
    outcome(new Settlement.Retired("acme", "shop", "late"));
    now = now.plusSeconds(1);
    plan("shop", "late", null, "0", "10", "team", "a");

    assertThat(standings("acme/budgets/by-workspace"))
        .doesNotContainKey("(other)")
        .containsKey("shop/late");
  }

  @Test
  void aBudgetThatIsSplitByAnotherValueHasRoomForAllOfThem() {
    kept(505, "120");
    set(split("apart", "workspace"));
    assertThat(told()).hasSize(501);

    set(split("apart", "tag:team"));

    List<BudgetAlert> told = told();
    assertThat(told).filteredOn(BudgetAlert.Resolved.class::isInstance).hasSize(501);
    assertThat(told)
        .filteredOn(BudgetAlert.Firing.class::isInstance)
        .singleElement()
        .satisfies(alert -> assertThat(alert.details().instance()).isEqualTo("a"));
    assertThat(standings("acme/budgets/apart")).containsOnlyKeys("a");
  }

  @Test
  void valuesOfTagsMayBeAnyText() {
    set(split("by-team", "tag:team"));
    List<String> values = List.of("größe", "チーム", "👩‍🚀|a/b", "(none)", " ", "a|", "\0", "%*");
    for (int i = 0; i < values.size(); i++) {
      plan("shop", "w" + i, null, "0", "120", "team", values.get(i));
    }
    assertThat(told())
        .extracting(alert -> alert.details().instance())
        .containsExactlyElementsOf(values);
    for (int i = 0; i < values.size(); i++) {
      plan("shop", "w" + i, null, "0", "20", "team", values.get(i));
    }

    assertThat(told()).hasSize(values.size()).allMatch(BudgetAlert.Resolved.class::isInstance);
    Map<String, LedgerEntry.Standing> standings = standings("acme/budgets/by-team");
    assertThat(standings.keySet()).containsAll(values);
  }

  @Test
  void aNewBudgetCountsWhatWasPlannedBefore() {
    kept(5000, "1");
    set(budget("late", BudgetScope.ALL));
    plan("shop", "w1007", null, "1", "3", "team", "a");
    plan("shop", "w5999", null, "1", "3", "team", "a");
    assertThat(told()).isEmpty();

    for (int i = 0; i < 3; i++) {
      now = now.plusSeconds(1);
      driver.advanceWallClockTime(Duration.ofSeconds(1));
    }

    assertThat(told())
        .singleElement()
        .satisfies(alert -> {
          assertThat(alert.planned()).isEqualByComparingTo("5004");
          assertThat(alert.details().trigger()).isEqualTo(Trigger.BUDGET_CHANGE);
        });
  }

  /// While workspaces are counted, a plan of one that was counted crosses the budget, and so does
  /// one of a workspace that was not: they are told when all are counted, once.
  @Test
  void whatCrossesABudgetThatStillCountsIsToldWhenItHasCounted() {
    kept(2500, "0.03");
    set(budget("all", BudgetScope.ALL));
    plan("shop", "w1001", 1, "0", "20", "team", "a");
    plan("shop", "w3499", 1, "0", "20", "team", "a");
    assertThat(told()).isEmpty();

    driver.advanceWallClockTime(Duration.ofSeconds(1));
    driver.advanceWallClockTime(Duration.ofSeconds(1));

    assertThat(told())
        .singleElement()
        .isInstanceOfSatisfying(
            BudgetAlert.Firing.class,
            firing -> {
              assertThat(firing.planned()).isEqualByComparingTo("114.94");
              assertThat(firing.details().trigger()).isEqualTo(Trigger.BUDGET_CHANGE);
            });
    plan("shop", "w3499", 1, "0", "21", "team", "a");
    assertThat(told()).isEmpty();
  }

  /// What is counted so far is a part: it is not published as where the budget stands.
  @Test
  void anAnswerWhileABudgetStillCountsIsPublishedWhenItHasCounted() {
    kept(2500, "0.1");
    set(budget("all", BudgetScope.ALL));
    driver.advanceWallClockTime(Duration.ofSeconds(1));
    assertThat(standings("acme/budgets/all").get("").planned()).isEqualByComparingTo("250");
    set(budget("all", new BudgetScope("shop", List.of("shop"), List.of("w*"), null, null, null)));

    answer("t100", Kind.ACKNOWLEDGED, null);

    assertThat(standings("acme/budgets/all").get("").planned()).isEqualByComparingTo("250");
    driver.advanceWallClockTime(Duration.ofSeconds(1));
    LedgerEntry.Standing counted = standings("acme/budgets/all").get("");
    assertThat(counted.planned()).isEqualByComparingTo("250");
    assertThat(counted.answers()).containsOnlyKeys("t100");
  }

  /// The budgets of a tenant that come first by their names do not keep those of others waiting.
  @Test
  void budgetsOfTenantsCountInTurn() {
    kept(4500, "0.1");
    for (int i = 0; i < 20; i++) {
      set(budget("b" + i, BudgetScope.ALL));
    }
    driver
        .<String, WorkspaceCosts>getKeyValueStore(KeepLedger.WORKSPACES)
        .put(
            "zeta/shop/prod",
            new WorkspaceCosts(costs("7", "team", "a"), null, List.of(), List.of()));
    for (int i = 0; i < 2001; i++) {
      driver
          .<String, WorkspaceCosts>getKeyValueStore(KeepLedger.WORKSPACES)
          .put(
              "zeta/shop/w" + i,
              new WorkspaceCosts(costs("1", "team", "a"), null, List.of(), List.of()));
    }
    Budget other = Budget.of("zeta", Money.usd("100"), budget("late", BudgetScope.ALL).policy());
    inputs.pipeInput("zeta", new LedgerInput.Limit(other.id(), other), now);
    assertThat(standings("zeta/budgets/late")).isEmpty();

    driver.advanceWallClockTime(Duration.ofSeconds(1));
    driver.advanceWallClockTime(Duration.ofSeconds(1));

    assertThat(standings("zeta/budgets/late").get("").planned()).isEqualByComparingTo("2008");
  }

  @Test
  void aBudgetTellsAgainOfWhatStillFiresUntilSomebodyAcknowledgesIt() {
    set(reminding("all", 24));
    plan("shop", "prod", 1, "0", "110", "team", "a");
    BudgetAlert first = told().getFirst();

    pass(Duration.ofHours(23));
    assertThat(told()).isEmpty();
    pass(Duration.ofHours(2));

    List<BudgetAlert> reminders = told();
    assertThat(reminders)
        .singleElement()
        .isInstanceOfSatisfying(
            BudgetAlert.Firing.class,
            again -> {
              assertThat(again.id()).isNotEqualTo(first.id());
              assertThat(again.episode()).isEqualTo(1);
              assertThat(again.details().trigger()).isEqualTo(Trigger.REMINDER);
              assertThat(again.details().threshold()).isEqualTo("t100");
            });
    pass(Duration.ofHours(24));
    assertThat(told())
        .singleElement()
        .satisfies(again -> assertThat(again.id()).isNotEqualTo(reminders.getFirst().id()));

    answer("t100", Kind.ACKNOWLEDGED, null);
    assertThat(standings("acme/budgets/all").get("").answers().get("t100").by())
        .isEqualTo("key finops");
    pass(Duration.ofDays(3));
    assertThat(told()).isEmpty();

    plan("shop", "prod", 1, "0", "90", "team", "a");
    assertThat(told()).singleElement().isInstanceOf(BudgetAlert.Resolved.class);
    assertThat(standings("acme/budgets/all").get("").answers()).isNull();
    plan("shop", "prod", 1, "0", "120", "team", "a");
    pass(Duration.ofHours(25));
    assertThat(told()).hasSize(2);
  }

  @Test
  void anAcknowledgementWithAnEndIsOverThen() {
    set(reminding("all", 24));
    plan("shop", "prod", 1, "0", "110", "team", "a");
    answer("t100", Kind.ACKNOWLEDGED, Duration.ofHours(48));
    assertThat(told()).hasSize(1);

    pass(Duration.ofHours(47));
    assertThat(told()).isEmpty();
    pass(Duration.ofHours(2));

    assertThat(told()).hasSize(1);
  }

  @Test
  void aSnoozedAlertIsToldOnceMoreAtItsEnd() {
    set(budget("all", BudgetScope.ALL));
    plan("shop", "prod", 1, "0", "110", "team", "a");
    assertThat(told()).hasSize(1);
    answer("t100", Kind.SNOOZED, Duration.ofHours(2));

    pass(Duration.ofHours(1));
    assertThat(told()).isEmpty();
    pass(Duration.ofHours(2));
    assertThat(told())
        .singleElement()
        .satisfies(again -> assertThat(again.details().trigger()).isEqualTo(Trigger.REMINDER));
    pass(Duration.ofDays(5));

    assertThat(told()).isEmpty();
  }

  @Test
  void anAnswerToAnAlertThatDoesNotFireHasNoEffect() {
    set(budget("all", BudgetScope.ALL));
    plan("shop", "prod", 1, "0", "90", "team", "a");
    answer("t100", Kind.SNOOZED, Duration.ofHours(1));
    answer("other", Kind.ACKNOWLEDGED, null);
    pass(Duration.ofHours(3));

    assertThat(told()).isEmpty();
    assertThat(standings("acme/budgets/all").get("").answers()).isNull();
  }

  @Test
  void twoPullRequestsUnderTheLimitThatAreOverItTogetherAreTold() {
    set(
        budget(
            "both",
            BudgetScope.ALL,
            null,
            new Threshold(
                "open",
                new BigDecimal("100"),
                null,
                Metric.OPEN,
                Action.WARN,
                new BigDecimal("2"))));
    plan("shop", "prod", 1, "20", "90", "team", "a");
    assertThat(told()).isEmpty();
    plan("shop", "prod", 2, "20", "90", "team", "a");

    assertThat(told())
        .singleElement()
        .satisfies(alert -> {
          assertThat(alert.planned()).isEqualByComparingTo("160");
          assertThat(alert.details().proposals()).isEqualTo(2);
        });

    outcome(new Settlement.PullRequestEnded("acme", "shop", "prod", "acme/shop", 1, false, now));
    outcome(new Settlement.PullRequestEnded("acme", "shop", "prod", "acme/shop", 1, false, now));
    assertThat(told())
        .singleElement()
        .isInstanceOfSatisfying(
            BudgetAlert.Resolved.class,
            over -> assertThat(over.details().trigger()).isEqualTo(Trigger.WITHDRAWAL));
  }

  @Test
  void aRetiredWorkspaceCountsNoMore() {
    set(budget("all", BudgetScope.ALL));
    plan("shop", "prod", null, "0", "150", "team", "a");
    outcome(new Settlement.Retired("acme", "shop", "prod"));
    outcome(new Settlement.Retired("acme", "shop", "prod"));

    assertThat(told()).hasSize(2).last().isInstanceOf(BudgetAlert.Resolved.class);
    assertThat(standings("acme/budgets/all").get("").workspaces()).isZero();
    assertThat(newest).doesNotContainKey("acme/shop/prod");
  }

  /// A job that reports again, or late, does not bring a workspace back.
  @Test
  void whatIsReportedAfterAWorkspaceWasRetiredChangesNothing() {
    set(budget("all", BudgetScope.ALL));
    plan("shop", "prod", 1, "0", "150", "team", "a");
    String first = "p%06d".formatted(plans);
    Settlement applied =
        new Settlement.Applied("acme", "shop", "prod", first, costs("150", "team", "a"), false);
    outcome(applied);
    plan("shop", "prod", 2, "150", "160", "team", "a");
    String second = "p%06d".formatted(plans);
    Instant submitted = now;
    now = now.plusSeconds(60);
    outcome(new Settlement.Retired("acme", "shop", "prod"));
    told();

    outcome(applied);
    outcome(
        new Settlement.Applied("acme", "shop", "prod", second, costs("160", "team", "a"), false));
    outcome(new Settlement.Withdrawn("acme", "shop", "prod", second));
    outcome(new Settlement.PullRequestEnded("acme", "shop", "prod", "acme/shop", 2, true, now));
    Instant later = now;
    now = submitted;
    plan("shop", "prod", 3, "0", "170", "team", "a"); // it waited to be estimated
    now = later;

    assertThat(told()).isEmpty();
    assertThat(newest).doesNotContainKey("acme/shop/prod");

    now = now.plusSeconds(60);
    plan("shop", "prod", 4, "0", "140", "team", "a");
    assertThat(told()).singleElement().isInstanceOf(BudgetAlert.Firing.class);
  }

  @Test
  void pullRequestsExpireWithoutANewPlan() {
    set(budget("all", BudgetScope.ALL));
    plan("shop", "prod", 1, "50", "150", "team", "a");
    assertThat(told()).hasSize(1);

    driver.advanceWallClockTime(Duration.ofDays(31));

    assertThat(told()).singleElement().isInstanceOf(BudgetAlert.Resolved.class);
  }

  @Test
  void aMonthWithALowerLimitRaisesAnAlertOnItsFirst() {
    set(
        Budget.of(
            "acme",
            Money.usd("1000"),
            new BudgetPolicy(
                "monthly",
                BudgetScope.ALL,
                null,
                new TreeMap<>(Map.of("2026-12", new BigDecimal("100"))),
                null,
                List.of(percent("t100", "100")),
                null,
                OnIncomplete.WARN,
                null,
                null)));
    plan("shop", "prod", null, "0", "150", "team", "a");
    assertThat(told()).isEmpty();

    driver.advanceWallClockTime(Duration.ofDays(2));

    assertThat(told())
        .singleElement()
        .satisfies(alert -> {
          assertThat(alert.details().trigger()).isEqualTo(Trigger.PERIOD_END);
          assertThat(alert.details().at()).isEqualTo(Instant.parse("2026-12-01T00:00:00Z"));
        });
  }

  @Test
  void aBudgetThatIsWrittenAgainAfterItWasRemovedHasOtherAlerts() {
    Budget budget = budget("all", BudgetScope.ALL);
    set(budget);
    plan("shop", "prod", null, "0", "150", "team", "a");
    inputs.pipeInput("acme", new LedgerInput.Limit(budget.id(), null), now);
    set(budget);

    List<BudgetAlert> told = told();
    assertThat(told).hasSize(2);
    assertThat(told).extracting(BudgetAlert::id).doesNotHaveDuplicates();
  }

  @Test
  void anotherScopeIsCountedAnew() {
    set(budget("b", BudgetScope.ALL));
    plan("shop", "prod", null, "0", "150", "team", "a");
    assertThat(told()).hasSize(1);

    set(budget("b", BudgetScope.ofProject("else")));

    assertThat(told()).singleElement().isInstanceOf(BudgetAlert.Resolved.class);
    assertThat(standings("acme/budgets/b").get("").planned()).isEqualByComparingTo("0");
  }

  @Test
  void oneTenantSeesNothingOfAnother() {
    set(budget("all", BudgetScope.ALL));
    inputs.pipeInput(
        "acme-2",
        new LedgerInput.Planned(
            "shop", "prod", "p", cost("0", "999", "team", "a"), null, null, List.of()),
        now);

    assertThat(told()).isEmpty();
  }

  /// Kafka and clients deliver again: the second time nothing happens.
  @Test
  void whatComesFiftyTimesIsToldOnce() {
    set(budget("all", BudgetScope.ALL));
    LedgerInput plan =
        new LedgerInput.Planned(
            "shop", "prod", "p1", cost("0", "150", "team", "a"), null, null, List.of());
    for (int i = 0; i < 50; i++) {
      inputs.pipeInput("acme", plan, now);
    }
    assertThat(told()).hasSize(1);
    LedgerInput withdrawn =
        new LedgerInput.Outcome(new Settlement.Withdrawn("acme", "shop", "prod", "p1"));
    for (int i = 0; i < 50; i++) {
      inputs.pipeInput("acme", withdrawn, now);
      inputs.pipeInput("acme", plan, now);
    }

    assertThat(told()).singleElement().isInstanceOf(BudgetAlert.Resolved.class);
  }

  /// An audit that reads everything again comes to the same records, and so a notifier that reads
  /// them again knows them by their ids.
  @Test
  void theSameInputsGiveTheSameLedgerAndAlertsAgain() {
    List<String> first = replayed(11);
    stop();
    start();

    assertThat(replayed(11)).hasSizeGreaterThan(500).isEqualTo(first);
  }

  private List<String> replayed(long seed) {
    now = NOW;
    plans = 0;
    Random random = new Random(seed);
    set(budget("all", BudgetScope.ALL));
    set(split("teams", "tag:team"));
    set(reminding("reminded", 24));
    for (int i = 0; i < 300; i++) {
      String workspace = "w" + random.nextInt(5);
      int pull = random.nextInt(3);
      now = now.plusSeconds(random.nextInt(3600));
      switch (random.nextInt(9)) {
        case 0 ->
            outcome(
                new Settlement.PullRequestEnded(
                    "acme", "shop", workspace, "acme/shop", pull, random.nextBoolean(), now));
        case 1 -> outcome(new Settlement.Retired("acme", "shop", workspace));
        case 2 -> outcome(new Settlement.Withdrawn("acme", "shop", workspace, "p" + plans));
        default ->
            plan(
                "shop",
                workspace,
                pull == 0 ? null : pull,
                "" + random.nextInt(40),
                "" + random.nextInt(60),
                "team",
                "t" + random.nextInt(3));
      }
    }
    List<String> all = new ArrayList<>();
    alerts
        .readRecordsToList()
        .forEach(
            record -> all.add(record.key() + " " + Json.MAPPER.writeValueAsString(record.value())));
    ledger
        .readRecordsToList()
        .forEach(
            record -> all.add(record.key() + " " + Json.MAPPER.writeValueAsString(record.value())));
    return all;
  }

  /// A plan whose outcome is read first is none that counts, whichever comes first.
  @Test
  void aPlanAndItsWithdrawalGiveTheSameInAnyOrder() {
    set(budget("all", BudgetScope.ALL));
    outcome(new Settlement.Withdrawn("acme", "shop", "prod", "p000001"));
    plan("shop", "prod", 1, "0", "150", "team", "a");
    outcome(new Settlement.PullRequestEnded("acme", "shop", "dev", "acme/shop", 7, false, now));
    plan("shop", "dev", 7, "0", "150", "team", "a");

    assertThat(told()).isEmpty();
    assertThat(standings("acme/budgets/all").get("").planned()).isEqualByComparingTo("0");
  }

  /// A limit in a currency whose worth was not said is compared with nothing, and says so nowhere
  /// as kept: it has no alert until it is set with a rate.
  @Test
  void aLimitWithoutARateIsComparedOnceItHasOne() {
    Budget euros =
        Budget.of(
            "acme",
            new Money(new BigDecimal("100"), "EUR"),
            budget("euros", BudgetScope.ALL).policy());
    set(euros);
    plan("shop", "prod", 1, "0", "150", "team", "a");
    assertThat(told()).isEmpty();

    BudgetPolicy policy = euros.policy();
    set(
        Budget.of(
            "acme",
            euros.monthlyLimit(),
            new BudgetPolicy(
                policy.name(),
                policy.scope(),
                null,
                null,
                new Exchange(new BigDecimal("1.25"), LocalDate.of(2026, 11, 27), "ECB"),
                policy.thresholds(),
                null,
                policy.onIncomplete(),
                null,
                null)));

    assertThat(told())
        .singleElement()
        .satisfies(alert -> assertThat(alert.planned()).isEqualByComparingTo("120"));
  }

  @Test
  void thresholdsAtNoneAllAndTenTimesTheLimit() {
    set(
        Budget.of(
            "acme",
            Money.usd("100"),
            new BudgetPolicy(
                "all",
                BudgetScope.ALL,
                null,
                null,
                null,
                List.of(percent("t0", "0"), percent("t100", "100"), percent("t1000", "1000")),
                null,
                OnIncomplete.WARN,
                null,
                null)));
    List<String> said = new ArrayList<>();
    for (String cost : List.of("0", "0.01", "100", "100.01", "1000", "1000.01", "0")) {
      plan("shop", "prod", 1, "0", cost, "team", "a");
      told()
          .forEach(alert ->
              said.add(
                  "%s: %s %s %s"
                      .formatted(
                          cost,
                          alert instanceof BudgetAlert.Firing ? "firing" : "resolved",
                          alert.details().threshold(),
                          alert.details().supersedes())));
    }

    assertThat(said)
        .containsExactly(
            "0.01: firing t0 []",
            "100.01: firing t100 [t0]",
            "1000.01: firing t1000 [t100, t0]",
            "0: resolved t1000 [t100, t0]");
  }

  /// Whatever happens in whatever order: each standing is the sum over the workspaces as they are.
  @Test
  void everyStandingIsTheSumOfItsWorkspaces() {
    List<Budget> budgets = new ArrayList<>();
    budgets.add(budget("all", BudgetScope.ALL));
    budgets.add(budget("prod", new BudgetScope(null, null, List.of("w11*"), null, null, null)));
    budgets.add(budget("a", new BudgetScope(null, null, null, Map.of("team", "a"), null, null)));
    budgets.add(split("teams", "tag:team"));
    budgets.add(split("workspaces", "workspace"));
    budgets.add(project("p1"));
    Random random = new Random(11);
    for (int i = 0; i < 300; i++) {
      String project = "p" + random.nextInt(2);
      String workspace = "w1" + random.nextInt(4);
      int pull = random.nextInt(4);
      now = now.plusSeconds(random.nextInt(30_000));
      switch (random.nextInt(12)) {
        case 0 -> set(budgets.get(random.nextInt(budgets.size())));
        case 1 -> {
          Budget gone = budgets.get(random.nextInt(budgets.size()));
          if (random.nextInt(5) == 0) {
            inputs.pipeInput("acme", new LedgerInput.Limit(gone.id(), null), now);
          }
        }
        case 2 ->
            outcome(
                new Settlement.PullRequestEnded(
                    "acme", project, workspace, "acme/shop", pull, random.nextBoolean(), now));
        case 3 ->
            outcome(
                new Settlement.Applied(
                    "acme", project, workspace, planId(), costs("77", "team", "b"), false));
        case 4 -> outcome(new Settlement.Withdrawn("acme", project, workspace, "p" + plans));
        case 5 -> outcome(new Settlement.Retired("acme", project, workspace));
        default ->
            plan(
                project,
                workspace,
                pull == 0 ? null : pull,
                "" + random.nextInt(50),
                "" + random.nextInt(90),
                "team",
                random.nextBoolean() ? "a" : "b");
      }
    }
    budgets.forEach(this::set);

    told();
    for (Budget budget : budgets) {
      Map<String, Standing> expected = expected(BudgetTerms.of(budget));
      standings(budget.id())
          .forEach((instance, standing) -> {
            Standing sum = expected.getOrDefault(instance, Standing.EMPTY);
            assertThat(standing.planned()).as(budget.id()).isEqualByComparingTo(sum.planned());
            assertThat(standing.open()).isEqualByComparingTo(sum.open());
            assertThat(standing.workspaces()).isEqualTo(sum.workspaces());
            assertThat(standing.proposals()).isEqualTo(sum.proposals());
            expected.remove(instance);
          });
      assertThat(expected).isEmpty();
    }
  }

  private Map<String, Standing> expected(BudgetTerms terms) {
    Map<String, Standing> sums = new HashMap<>();
    for (LedgerEntry entry : newest.values()) {
      if (entry instanceof LedgerEntry.Workspace workspace) {
        WorkspaceCosts costs = workspace.costs();
        Share.of(terms, workspace.project(), workspace.workspace(), costs)
            .forEach((instance, share) ->
                sums.merge(
                    instance,
                    Standing.EMPTY.with(null, share, "", ""),
                    (sum, _) -> sum.with(null, share, "", "")));
      }
    }
    return sums;
  }

  private List<BudgetAlert> told() {
    read();
    return alerts.readValuesToList();
  }

  private void read() {
    ledger
        .readRecordsToList()
        .forEach(record -> {
          if (record.value() == null) {
            newest.remove(record.key());
          } else {
            assertThat(record.value().key()).isEqualTo(record.key());
            newest.put(record.key(), record.value());
          }
        });
  }

  private Map<String, LedgerEntry.Standing> standings(String budgetId) {
    read();
    Map<String, LedgerEntry.Standing> found = new TreeMap<>();
    newest
        .values()
        .forEach(entry -> {
          if (entry instanceof LedgerEntry.Standing standing
              && standing.budgetId().equals(budgetId)) {
            found.put(standing.instance(), standing);
          }
        });
    return found;
  }

  /// Workspaces `w1000` and so on of the project `shop`, as they were before.
  private void kept(int count, String cost) {
    KeyValueStore<String, WorkspaceCosts> store = driver.getKeyValueStore(KeepLedger.WORKSPACES);
    for (int i = 0; i < count; i++) {
      store.put(
          "acme/shop/w" + (1000 + i),
          new WorkspaceCosts(costs(cost, "team", "a"), null, List.of(), List.of()));
    }
  }

  private void pass(Duration time) {
    now = now.plus(time);
    driver.advanceWallClockTime(time);
    driver.advanceWallClockTime(Duration.ofSeconds(1));
  }

  private void answer(String threshold, Kind kind, @Nullable Duration until) {
    inputs.pipeInput(
        "acme",
        new LedgerInput.Answered(
            new AlertAnswered(
                "acme/budgets/all",
                "acme",
                "",
                threshold,
                new AlertAnswer(
                    kind, "key finops", now, until == null ? null : now.plus(until), null))),
        now);
  }

  private static Budget reminding(String name, int hours) {
    return Budget.of(
        "acme",
        Money.usd("100"),
        new BudgetPolicy(
            name,
            BudgetScope.ALL,
            null,
            null,
            null,
            List.of(percent("t100", "100")),
            null,
            OnIncomplete.WARN,
            null,
            hours));
  }

  private void set(Budget budget) {
    inputs.pipeInput("acme", new LedgerInput.Limit(budget.id(), budget), now);
  }

  private void outcome(Settlement settlement) {
    inputs.pipeInput("acme", new LedgerInput.Outcome(settlement), now);
  }

  private void plan(
      String project,
      String workspace,
      @Nullable Integer pull,
      String before,
      String after,
      String tag,
      String value) {
    PlanSource source =
        pull == null ? null : new PlanSource("acme/shop", pull, null, null, null, null, null);
    inputs.pipeInput(
        "acme",
        new LedgerInput.Planned(
            project,
            workspace,
            planId(),
            cost(before, after, tag, value),
            source,
            "key ci",
            List.of(
                new CostMover(
                    "aws_instance.a", new BigDecimal(after).subtract(new BigDecimal(before))))),
        now);
  }

  private String planId() {
    return "p%06d".formatted(++plans);
  }

  private static PlanCost cost(String before, String after, String tag, String value) {
    String change = new BigDecimal(after).subtract(new BigDecimal(before)).toString();
    return new PlanCost(costs(before, tag, value), costs(change, tag, value), false);
  }

  private static Costs costs(String known, String tag, String value) {
    return new BigDecimal(known).signum() == 0
        ? Costs.NOTHING
        : new Costs(
            List.of(new CostGroup("aws", "ec2", Map.of(tag, value), new BigDecimal(known), 0)),
            null);
  }

  private static Budget project(String name) {
    return new Budget("acme/" + name, "acme", name, Money.usd("100"), true, null, null);
  }

  private static Budget split(String name, String by) {
    return budget(name, BudgetScope.ALL, by, percent("t100", "100"));
  }

  private static Budget budget(String name, BudgetScope scope) {
    return budget(name, scope, null, percent("t100", "100"));
  }

  private static Budget budget(
      String name, BudgetScope scope, @Nullable String split, Threshold threshold) {
    return Budget.of(
        "acme",
        Money.usd("100"),
        new BudgetPolicy(
            name,
            scope,
            split,
            null,
            null,
            List.of(threshold),
            null,
            OnIncomplete.WARN,
            null,
            null));
  }

  private static Threshold percent(String id, String percent) {
    return new Threshold(
        id, new BigDecimal(percent), null, Metric.PLANNED, Action.WARN, BigDecimal.ZERO);
  }
}
