package io.cloudcostguard.notifier.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.cloudcostguard.notifier.enqueue.BodyRenderer;
import io.cloudcostguard.notifier.enqueue.NewDelivery;
import io.cloudcostguard.notifier.message.Event;
import io.cloudcostguard.notifier.message.Events;
import io.cloudcostguard.notifier.message.Links;
import io.cloudcostguard.notifier.message.Stories;
import io.cloudcostguard.notifier.send.TestChannels;
import io.cloudcostguard.schemas.delivery.DeliveryId;
import io.cloudcostguard.schemas.subscription.Channel;
import io.cloudcostguard.schemas.subscription.Digest;
import io.cloudcostguard.schemas.subscription.Digest.Every;
import io.cloudcostguard.schemas.subscription.QuietHours;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RouterTest {

  private static final BodyRenderer RENDERER =
      new BodyRenderer(TestChannels.of(new Stories(new Links(null))), new SimpleMeterRegistry());
  private static final QuietHours AT_NOON =
      new QuietHours(ZoneOffset.UTC, LocalTime.of(11, 0), LocalTime.of(13, 0), Set.of());
  private static final Digest AT_SIX =
      new Digest(Every.DAY, LocalTime.of(18, 0), DayOfWeek.MONDAY, ZoneOffset.UTC);

  @Test
  void makesTheSameDeliveriesOfTheSameEvent() {
    Event event = Samples.of(Events.estimate());
    List<Subscriber> subscribers =
        List.of(
            Samples.subscriber("a", Channel.WEBHOOK, Samples.ANY),
            Samples.subscriber("b", Channel.SLACK, Samples.ANY));

    List<NewDelivery> first = new Router(subscribers, RENDERER, Samples.NOON).route(event);
    List<NewDelivery> again = new Router(subscribers, RENDERER, Samples.NOON).route(event);

    assertThat(again).isEqualTo(first).hasSize(2);
    assertThat(first)
        .extracting(NewDelivery::id)
        .containsExactly(DeliveryId.of(event.id(), "a"), DeliveryId.of(event.id(), "b"));
  }

  @Test
  void rendersABodyOncePerChannel() {
    List<Subscriber> subscribers =
        List.of(
            Samples.subscriber("a", Channel.SLACK, Samples.ANY),
            Samples.subscriber("b", Channel.SLACK, Samples.ANY));

    List<NewDelivery> made =
        new Router(subscribers, RENDERER, Samples.NOON).route(Samples.of(Events.estimate()));

    assertThat(made.getFirst().body()).isSameAs(made.getLast().body());
  }

  @Test
  void makesNoDeliveryWhenTheChannelHasNoMessage() {
    Subscriber comments = Samples.subscriber("a", Channel.GITHUB, Samples.ANY);

    assertThat(
            new Router(List.of(comments), RENDERER, Samples.NOON)
                .route(Samples.of(Events.exceeded())))
        .isEmpty();
  }

  @Test
  void makesNoDeliveryForAnotherTenant() {
    Subscriber other = new Subscriber("a", "another", Channel.SLACK, Samples.ANY, null, null, null);

    assertThat(
            new Router(List.of(other), RENDERER, Samples.NOON).route(Samples.of(Events.estimate())))
        .isEmpty();
  }

  @Test
  void delaysEventsThatAreNotCriticalUntilQuietHoursEnd() {
    Subscriber quiet =
        new Subscriber(
            "a", Events.estimate().tenant(), Channel.SLACK, Samples.ANY, AT_NOON, null, null);
    Router router = new Router(List.of(quiet), RENDERER, Samples.NOON);

    assertThat(router.route(Samples.of(Events.estimate())).getFirst().dueAt())
        .isEqualTo("2026-11-20T13:00:00Z");
    assertThat(router.route(Samples.of(Events.exceeded())).getFirst().dueAt())
        .isEqualTo(Samples.NOON);
    assertThat(
            new Router(List.of(quiet), RENDERER, Instant.parse("2026-11-20T13:00:00Z"))
                .route(Samples.of(Events.estimate()))
                .getFirst()
                .dueAt())
        .isEqualTo("2026-11-20T13:00:00Z");
  }

  @Test
  void collectsForADigest() {
    Subscriber digest =
        new Subscriber(
            "a", Events.estimate().tenant(), Channel.EMAIL, Samples.ANY, null, AT_SIX, null);

    List<NewDelivery> made =
        new Router(List.of(digest), RENDERER, Samples.NOON).route(Samples.of(Events.exceeded()));

    assertThat(made)
        .extracting(NewDelivery::collected, NewDelivery::dueAt)
        .containsExactly(tuple(true, Instant.parse("2026-11-20T18:00:00Z")));
  }
}
