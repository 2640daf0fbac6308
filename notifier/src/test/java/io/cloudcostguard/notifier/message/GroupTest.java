package io.cloudcostguard.notifier.message;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudcostguard.notifier.send.DeliveryChannels;
import io.cloudcostguard.notifier.send.TestChannels;
import io.cloudcostguard.schemas.Json;
import io.cloudcostguard.schemas.estimate.Missing;
import io.cloudcostguard.schemas.event.EventType;
import io.cloudcostguard.schemas.subscription.Channel;
import io.cloudcostguard.schemas.subscription.Severity;
import io.cloudcostguard.schemas.wording.Templates;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class GroupTest {

  private static final Instant TIME = Instant.parse("2026-11-20T12:00:00Z");
  private static final DeliveryChannels CHANNELS = TestChannels.of(new Stories(new Links(null)));

  @Test
  void doesNotDependOnTheOrderOfItsEvents() {
    List<EventSummary> summaries = summaries(40, "shop/prod");
    Group group = Group.of(summaries);

    for (int seed = 0; seed < 20; seed++) {
      List<EventSummary> shuffled = new ArrayList<>(summaries);
      Collections.shuffle(shuffled, new Random(seed));
      assertThat(Group.of(shuffled)).isEqualTo(group);
    }
  }

  @Test
  void countsAndSumsEveryEvent() {
    Group group = Group.of(summaries(40, "shop/prod"));

    assertThat(group.top().size() + group.more()).isEqualTo(40);
    assertThat(group.events().values().stream().mapToInt(Integer::intValue).sum()).isEqualTo(40);
    assertThat(group.changes().get("USD"))
        .isEqualTo(new Group.Change(new BigDecimal("380"), 20, 10, Missing.PRICE, null));
    assertThat(group.top().getFirst().severity()).isEqualTo(Severity.CRITICAL);
  }

  @Test
  void countsByType() {
    assertThat(Group.of(summaries(40, "shop/prod")).headline())
        .isEqualTo("40 messages: 20 budget alerts, 20 estimates");
    assertThat(Group.of(summaries(1, "shop/prod")).headline()).isEqualTo("1 estimate");
  }

  @ParameterizedTest
  @EnumSource(
      mode = EnumSource.Mode.EXCLUDE,
      names = {"GITHUB", "GITLAB", "BITBUCKET", "AZURE_REPOS"})
  void fitsIntoEachChannelWithTheWorstNames(Channel channel) {
    String worst = "<!channel>@here[x](http://x.example)\"\\\u202e".repeat(10) + "😀".repeat(100);
    Event event =
        new Event(
            "g", Event.GROUPED, TIME, "sub", "", new News.OfMany(Group.of(summaries(500, worst))));

    String body = CHANNELS.of(channel).body(event, Templates.NONE);

    assertThat(Json.MAPPER.readTree(body).isObject()).isTrue();
    assertThat(body.getBytes(StandardCharsets.UTF_8)).hasSizeLessThanOrEqualTo(20_000);
    if (channel != Channel.WEBHOOK) { // there names are data
      assertThat(body).doesNotContain("\u202e");
    }
    if (channel == Channel.SLACK) {
      assertThat(body).doesNotContain("<!channel>");
    }
  }

  @Test
  void isReadableOnSlack() {
    String slack =
        CHANNELS
            .of(Channel.SLACK)
            .body(
                new Event(
                    "g",
                    Event.GROUPED,
                    TIME,
                    "sub",
                    "",
                    new News.OfMany(Group.of(summaries(3, "shop/prod")))),
                Templates.NONE);

    assertThat(slack)
        .contains(
            "3 messages: 1 budget alert, 2 estimates",
            "2 estimates: together at least +$2.00 a month; a price is missing in 1",
            "• ‼ `shop/prod` headline 1");
  }

  private static List<EventSummary> summaries(int count, String about) {
    List<EventSummary> summaries = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      boolean estimate = i % 2 == 0;
      summaries.add(
          new EventSummary(
              estimate ? EventType.PLAN_ESTIMATED : EventType.ALERT_FIRING,
              estimate ? Severity.INFO : Severity.CRITICAL,
              TIME.plusSeconds(i),
              "plan-" + i,
              about,
              "headline " + i,
              estimate
                  ? new EventSummary.Change(
                      new BigDecimal(i), i % 4 == 0, "USD", i % 4 == 0 ? null : Missing.PRICE, null)
                  : null));
    }
    return summaries;
  }
}
