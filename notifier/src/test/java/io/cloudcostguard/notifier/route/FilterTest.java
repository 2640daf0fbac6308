package io.cloudcostguard.notifier.route;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudcostguard.notifier.message.Event;
import io.cloudcostguard.notifier.message.Events;
import io.cloudcostguard.schemas.estimate.PlanRejected;
import io.cloudcostguard.schemas.event.EventType;
import io.cloudcostguard.schemas.subscription.Severity;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class FilterTest {

  private static final Event ESTIMATE = Samples.of(Events.estimate());
  private static final Event INCOMPLETE_ESTIMATE = Samples.of(Events.notFullyPriced());
  private static final Event REJECTED = Samples.of(Events.rejected());
  private static final Event EXCEEDED = Samples.of(Events.exceeded());
  private static final Event RESOLVED = Samples.of(Events.resolved());

  @Test
  void withoutAWishPassesEverythingOfATenant() {
    for (Event event : Samples.events()) {
      assertThat(Samples.ANY.passes(event)).isEqualTo(event.news().tenant() != null);
    }
  }

  /// Each plan has them besides its estimate: those who did not ask get one message, not two.
  @Test
  void passesRecommendationsOnlyWhereTheyAreNamed() {
    Event advice = Samples.of(Events.advised());

    assertThat(Samples.ANY.passes(advice)).isFalse();
    assertThat(ofTypes(EventType.PLAN_ESTIMATED).passes(advice)).isFalse();
    assertThat(ofTypes(EventType.PLAN_ADVISED).passes(advice)).isTrue();
  }

  private static Filter ofTypes(String... types) {
    return new Filter(List.of(types), null, null, null, null, Map.of(), List.of());
  }

  @Test
  void takesAProjectByItsNameOrByTheBeginningOfIt() {
    String project = Events.estimate().project();

    assertThat(ofProject(project).passes(ESTIMATE)).isTrue();
    assertThat(ofProject(project.substring(0, 2) + "*").passes(ESTIMATE)).isTrue();
    assertThat(ofProject(project + "*").passes(ESTIMATE)).isTrue();
    assertThat(ofProject(project.substring(0, 2)).passes(ESTIMATE)).isFalse();
    assertThat(ofProject("x*").passes(ESTIMATE)).isFalse();
  }

  @Test
  void passesOnlyEventsAboutThePlan() {
    assertThat(ofPlan(Events.estimate().id()).passes(ESTIMATE)).isTrue();
    assertThat(ofPlan(Events.exceeded().planId()).passes(EXCEEDED)).isTrue();
    assertThat(ofPlan("another").passes(ESTIMATE)).isFalse();
  }

  @Test
  void passesPlansOfTheRepositoryAndNoSimilarNames() {
    assertThat(ofRepositories("acme/shop").passes(of("acme/shop"))).isTrue();
    assertThat(ofRepositories("acme/*").passes(of("acme/shop"))).isTrue();
    assertThat(ofRepositories("acme/*").passes(of("other/shop"))).isFalse();
    for (String path :
        List.of(
            "acme/..", "acme/.", "acme/", "acme/a b", "acme/a\u0000", "acme/a?b", "acme/%2e%2e")) {
      assertThat(ofRepositories("acme/*", path).passes(of(path))).as(path).isFalse();
    }
    assertThat(ofRepositories("../*").passes(of("../etc"))).isFalse();
  }

  private static Event of(String repository) {
    return Samples.of(
        new PlanRejected(
            "p", "t", "shop", "prod", Events.pullRequest(repository, 1), "It cannot be read."));
  }

  private static Filter ofRepositories(String... repositories) {
    return new Filter(List.of(), null, null, null, null, Map.of(), List.of(repositories));
  }

  @Test
  void passesEventsOfTheMinimumSeverity() {
    assertThat(atLeast(Severity.WARNING).passes(ESTIMATE)).isFalse();
    assertThat(atLeast(Severity.WARNING).passes(INCOMPLETE_ESTIMATE)).isTrue();
    assertThat(atLeast(Severity.WARNING).passes(REJECTED)).isTrue();
    assertThat(atLeast(Severity.CRITICAL).passes(REJECTED)).isFalse();
    assertThat(atLeast(Severity.CRITICAL).passes(EXCEEDED)).isTrue();
    assertThat(atLeast(Severity.CRITICAL).passes(Samples.of(Events.incomplete()))).isFalse();
  }

  @Test
  void passesAResolvedAlertWhereItPassedTheFiringOne() {
    for (Severity severity : Severity.values()) {
      assertThat(atLeast(severity).passes(RESOLVED)).isEqualTo(atLeast(severity).passes(EXCEEDED));
    }
  }

  @Test
  void takesPlansThatChangeEnoughUpOrDown() {
    assertThat(changing("690.90").passes(ESTIMATE)).isTrue();
    assertThat(changing("690.91").passes(ESTIMATE)).isFalse();
    assertThat(changing("1000000").passes(EXCEEDED)).isTrue();
    assertThat(changing("1000000").passes(REJECTED)).isTrue();
  }

  @Test
  void neverDropsAPlanWhoseChangeIsNotKnown() {
    assertThat(changing("1000000").passes(INCOMPLETE_ESTIMATE)).isTrue();
  }

  @Test
  void takesPlansThatChangeAResourceWithAllItsTags() {
    assertThat(tagged(Map.of("team", "payments")).passes(ESTIMATE)).isTrue();
    assertThat(tagged(Map.of("team", "payments", "env", "prod")).passes(ESTIMATE)).isTrue();
    assertThat(tagged(Map.of("team", "data", "env", "prod")).passes(ESTIMATE)).isFalse();
    assertThat(tagged(Map.of("team", "Payments")).passes(ESTIMATE)).isFalse();
  }

  @Test
  void ignoresTheTagsOfUnchangedResources() {
    assertThat(tagged(Map.of("team", "audit")).passes(ESTIMATE)).isFalse();
    assertThat(tagged(Map.of("team", "payments")).passes(Samples.of(Events.unchanged()))).isFalse();
  }

  @Test
  void matchesTheTagsOfResourcesWithAnUnknownChange() {
    assertThat(tagged(Map.of("team", "payments")).passes(INCOMPLETE_ESTIMATE)).isTrue();
    assertThat(tagged(Map.of("team", "data")).passes(INCOMPLETE_ESTIMATE)).isFalse();
  }

  @Test
  void passesEventsThatHaveNoTags() {
    assertThat(tagged(Map.of("team", "nobody")).passes(EXCEEDED)).isTrue();
    assertThat(tagged(Map.of("team", "nobody")).passes(REJECTED)).isTrue();
  }

  @Test
  void passesEventsThatMeetEveryCondition() {
    Random random = new Random(3);
    int passed = 0;
    for (int i = 0; i < 20_000; i++) {
      List<Filter> wishes = wishes(random);
      Filter all =
          new Filter(
              wishes.get(0).eventTypes(),
              wishes.get(1).project(),
              wishes.get(2).subject(),
              wishes.get(3).minSeverity(),
              wishes.get(4).minDelta(),
              wishes.get(5).tags(),
              List.of());
      Event event = pick(random, Samples.events());

      boolean each = wishes.stream().allMatch(wish -> wish.passes(event));
      // what is of no tenant passes no wish but its type
      if (event.news().tenant() != null) {
        assertThat(all.passes(event)).as("%s of %s", all, event).isEqualTo(each);
      }
      passed += each ? 1 : 0;
    }
    assertThat(passed).isBetween(500, 19_500);
  }

  private static List<Filter> wishes(Random random) {
    String project = Events.estimate().project();
    List<String> types = new ArrayList<>();
    for (String type :
        List.of(EventType.PLAN_ESTIMATED, EventType.ALERT_FIRING, EventType.PLAN_REJECTED)) {
      if (random.nextInt(3) == 0) {
        types.add(type);
      }
    }
    return List.of(
        new Filter(types, null, null, null, null, Map.of(), List.of()),
        random.nextBoolean()
            ? Samples.ANY
            : ofProject(pick(random, List.of(project, project.charAt(0) + "*", "other", "o*"))),
        random.nextBoolean()
            ? Samples.ANY
            : ofPlan(pick(random, List.of(Events.estimate().id(), Events.exceeded().planId()))),
        random.nextBoolean() ? Samples.ANY : atLeast(pick(random, List.of(Severity.values()))),
        random.nextBoolean()
            ? Samples.ANY
            : changing(pick(random, List.of("0", "690.9", "691", "100000"))),
        random.nextBoolean()
            ? Samples.ANY
            : tagged(
                pick(
                    random,
                    List.of(
                        Map.of("team", "payments"),
                        Map.of("team", "data"),
                        Map.of("team", "payments", "env", "prod"),
                        Map.of("team", "audit")))));
  }

  private static <T> T pick(Random random, List<T> from) {
    return from.get(random.nextInt(from.size()));
  }

  private static Filter ofProject(String project) {
    return new Filter(List.of(), project, null, null, null, Map.of(), List.of());
  }

  private static Filter ofPlan(String id) {
    return new Filter(List.of(), null, id, null, null, Map.of(), List.of());
  }

  private static Filter atLeast(Severity severity) {
    return new Filter(List.of(), null, null, severity, null, Map.of(), List.of());
  }

  private static Filter tagged(Map<String, String> tags) {
    return new Filter(List.of(), null, null, null, null, tags, List.of());
  }

  private static Filter changing(String amount) {
    return new Filter(List.of(), null, null, null, new BigDecimal(amount), Map.of(), List.of());
  }
}
