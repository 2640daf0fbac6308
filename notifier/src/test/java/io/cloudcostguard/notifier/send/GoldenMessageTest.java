package io.cloudcostguard.notifier.send;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.cloudcostguard.notifier.message.AdviceSummary;
import io.cloudcostguard.notifier.message.Event;
import io.cloudcostguard.notifier.message.Events;
import io.cloudcostguard.notifier.message.Links;
import io.cloudcostguard.notifier.message.News;
import io.cloudcostguard.notifier.message.Stories;
import io.cloudcostguard.notifier.send.email.Mail;
import io.cloudcostguard.notifier.send.forge.Comment;
import io.cloudcostguard.notifier.send.forge.DecisionOnCommit;
import io.cloudcostguard.notifier.send.slack.SlackPost;
import io.cloudcostguard.schemas.Json;
import io.cloudcostguard.schemas.bill.BillEvent;
import io.cloudcostguard.schemas.budget.BudgetAlert;
import io.cloudcostguard.schemas.decision.PlanDecided.State;
import io.cloudcostguard.schemas.estimate.PlanOutcome;
import io.cloudcostguard.schemas.event.EventType;
import io.cloudcostguard.schemas.subscription.Channel;
import io.cloudcostguard.schemas.wording.Templates;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// Each file under `golden/` is a message that a human has read. `-Dgolden.update` writes them.
class GoldenMessageTest {

  private static final Path GOLDEN = Path.of("src/test/resources/golden");
  private static final Instant TIME = Instant.parse("2026-11-20T12:00:00Z");
  private static final DeliveryChannels CHANNELS =
      TestChannels.of(new Stories(new Links("https://cost.example.org/")));

  @TestFactory
  Stream<DynamicTest> estimatesAreRenderedAsInTheGoldenFiles() {
    return Map.<String, PlanOutcome>of(
            "estimate", Events.estimate(),
            "estimate-large", Events.large(),
            "estimate-under-contract", Events.underContract(),
            "estimate-not-fully-priced", Events.notFullyPriced(),
            "estimate-nothing-known", Events.nothingKnown(),
            "estimate-at-least", Events.atLeast(),
            "estimate-unchanged", Events.unchanged(),
            "estimate-hostile", Events.hostile(1, Events.HOSTILE),
            "rejected", Events.rejected())
        .entrySet()
        .stream()
        .flatMap(event -> {
          String type =
              event.getKey().equals("rejected")
                  ? EventType.PLAN_REJECTED
                  : EventType.PLAN_ESTIMATED;
          return Stream.of(Channel.values())
              .flatMap(channel ->
                  golden(
                      event.getKey(),
                      channel,
                      CHANNELS
                          .of(channel)
                          .body(
                              Events.event(type, TIME, new News.OfPlan(event.getValue())),
                              Templates.NONE)));
        });
  }

  @TestFactory
  Stream<DynamicTest> alertsAreRenderedAsInTheGoldenFiles() {
    return Map.<String, BudgetAlert>of(
            "alert-exceeded", Events.exceeded(),
            "alert-incomplete", Events.incomplete(),
            "alert-resolved", Events.resolved(),
            "alert-of-a-team", Events.ofTeam(),
            "alert-by-prices", Events.byPrices())
        .entrySet()
        .stream()
        .flatMap(event -> {
          String type =
              event.getValue() instanceof BudgetAlert.Firing
                  ? EventType.ALERT_FIRING
                  : EventType.ALERT_RESOLVED;
          return Stream.of(Channel.values())
              .filter(channel -> !channel.has(Channel.Setting.REPOSITORIES))
              .flatMap(channel ->
                  golden(
                      event.getKey(),
                      channel,
                      CHANNELS
                          .of(channel)
                          .body(
                              Events.event(type, TIME, new News.OfBudget(event.getValue())),
                              Templates.NONE)));
        });
  }

  /// Chats and e-mail are told only that a plan waits.
  @TestFactory
  Stream<DynamicTest> decisionsAreRenderedAsInTheGoldenFiles() {
    return Stream.of(State.PASS, State.WARN, State.INCOMPLETE, State.SOFT_BLOCK, State.HARD_BLOCK)
        .flatMap(state -> {
          Event event =
              Events.event(
                  EventType.PLAN_DECIDED, TIME, new News.OfDecision(Events.decided(state)));
          String name = "decision-" + state.name().toLowerCase(Locale.ROOT).replace('_', '-');
          return Stream.of(Channel.values())
              .filter(
                  channel -> channel.has(Channel.Setting.REPOSITORIES) || state == State.SOFT_BLOCK)
              .flatMap(channel -> {
                String body = CHANNELS.of(channel).body(event, Templates.NONE);
                return channel == Channel.GITHUB
                    ? Stream.of(
                        golden(
                            name + ".github.md", DecisionOnCommit.find(body).comment().markdown()))
                    : golden(name, channel, body);
              });
        });
  }

  @TestFactory
  Stream<DynamicTest> recommendationsAreRenderedAsInTheGoldenFiles() {
    return Map.of(
            "advice", Events.advised(),
            "advice-hostile", Events.advisedOf(Events.HOSTILE))
        .entrySet()
        .stream()
        .flatMap(event ->
            Stream.of(Channel.values())
                .filter(channel -> !channel.has(Channel.Setting.REPOSITORIES))
                .flatMap(channel ->
                    golden(
                        event.getKey(),
                        channel,
                        CHANNELS
                            .of(channel)
                            .body(
                                Events.event(
                                    EventType.PLAN_ADVISED,
                                    TIME,
                                    new News.OfAdvice(AdviceSummary.of(event.getValue()))),
                                Templates.NONE))));
  }

  @TestFactory
  Stream<DynamicTest> templatesAreRenderedAsInTheGoldenFiles() {
    return Map.<String, Event>of(
            "worded-estimate",
                Events.event(EventType.PLAN_ESTIMATED, TIME, new News.OfPlan(Events.estimate())),
            "worded-hostile",
                Events.event(
                    EventType.PLAN_ESTIMATED,
                    TIME,
                    new News.OfPlan(Events.hostile(1, Events.HOSTILE))),
            "worded-alert",
                Events.event(EventType.ALERT_FIRING, TIME, new News.OfBudget(Events.exceeded())),
            "price-effect",
                Events.event(
                    EventType.TENANT_REPRICED, TIME, new News.OfPriceEffect(Events.priceEffect())),
            "bill-alert-actual",
                Events.event(
                    EventType.BILL_ALERT,
                    TIME,
                    new News.OfBill(Events.billAlert(BillEvent.Kind.ACTUAL))),
            "bill-alert-forecast",
                Events.event(
                    EventType.BILL_ALERT,
                    TIME,
                    new News.OfBill(Events.billAlert(BillEvent.Kind.FORECAST))),
            "worded-test", Events.event(Event.TEST, TIME, new News.OfTest("sub-1", List.of())))
        .entrySet()
        .stream()
        .flatMap(event ->
            Stream.of(Channel.values())
                .filter(channel ->
                    event.getValue().news() instanceof News.OfPlan
                        || !channel.has(Channel.Setting.REPOSITORIES))
                .flatMap(channel ->
                    golden(
                        event.getKey(),
                        channel,
                        CHANNELS.of(channel).body(event.getValue(), Events.TEMPLATES))));
  }

  /// A message that is more than JSON is several files, each in the form that a reader gets.
  private static Stream<DynamicTest> golden(String event, Channel channel, String body) {
    String name = event + "." + channel.id();
    return switch (channel) {
      case WEBHOOK, SLACK, TEAMS -> Stream.of(golden(name + ".json", pretty(body)));
      case SLACK_APP ->
          Stream.of(dynamicTest(name, () -> isSlacksInAThread(event, SlackPost.of(body))));
      case EMAIL -> {
        Mail mail = Mail.of(body);
        yield Stream.of(
            golden(name + ".txt", "Subject: " + mail.subject() + "\n\n" + mail.text()),
            golden(name + ".html", mail.html()));
      }
      case GITHUB -> Stream.of(golden(name + ".md", Comment.of(body).markdown()));
      case GITLAB, BITBUCKET, AZURE_REPOS -> Stream.empty(); // the same
    };
  }

  /// The message is Slack's; how it goes into a thread is not of the message.
  private static void isSlacksInAThread(String event, SlackPost post) throws IOException {
    assertThat(pretty(post.message().toString()))
        .isEqualTo(Files.readString(GOLDEN.resolve(event + ".slack.json")));
    assertThat(post.thread() != null).isEqualTo(!event.endsWith("test") && !isOfTenant(event));
    assertThat(post.broadcast()).isEqualTo(event.contains("alert"));
  }

  /// Whether an event is of no project, and so of no thread.
  private static boolean isOfTenant(String event) {
    return event.equals("price-effect");
  }

  private static String pretty(String json) {
    return Json.MAPPER.readTree(json).toPrettyString().replace("\r\n", "\n") + "\n";
  }

  private static DynamicTest golden(String file, String message) {
    return dynamicTest(file, () -> matches(GOLDEN.resolve(file), message));
  }

  private static void matches(Path expected, String message) throws IOException {
    if (System.getProperty("golden.update") != null) {
      Files.createDirectories(expected.getParent());
      Files.writeString(expected, message);
    }
    assertThat(message).isEqualTo(Files.readString(expected));
  }
}
