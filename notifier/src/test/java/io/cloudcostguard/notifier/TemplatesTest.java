package io.cloudcostguard.notifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.cloudcostguard.notifier.World.Subscription;
import io.cloudcostguard.notifier.message.Events;
import io.cloudcostguard.schemas.Json;
import io.cloudcostguard.schemas.Topics;
import io.cloudcostguard.schemas.event.EventType;
import io.cloudcostguard.schemas.event.TraceParent;
import io.cloudcostguard.schemas.subscription.DeliveryCommand;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Renders deliveries with templates, from an event on Kafka to the request.
class TemplatesTest {

  private static final String HEADLINE =
      Json.MAPPER.writeValueAsString(
          Json.MAPPER.createObjectNode().put("headline", "{{project}} <!channel> {{delta}}"));

  @Test
  void rendersTheTemplatesOfEachSubscriber() {
    Receiver receiver = Receiver.answering("/own-words", 200);
    Receiver other = Receiver.answering("/standard-words", 200);
    Subscription own = World.subscribe("slack", receiver.url());
    own.setTemplates(HEADLINE);
    World.subscribe(
        "sub-" + UUID.randomUUID(), own.tenant(), null, "slack", other.url(), new String[0]);

    publish(own, Events.estimate());

    await().until(() -> receiver.requests.size() == 1 && other.requests.size() == 1);
    assertThat(headline(receiver)).isEqualTo("payments &lt;!channel&gt; +$690.90");
    assertThat(headline(other)).isEqualTo("Monthly cost +$690.90 (+57.4 %) to $1,895.00");
  }

  @Test
  void rendersATestWithTheTemplates() {
    Receiver receiver = Receiver.answering("/own-words-tested", 200);
    Subscription subscription = World.subscribe("webhook", receiver.url());
    subscription.setTemplates(
        "{\"body\":{\"content\":\"{{#test}}TEST {{/test}}{{project}}: {{headline}}\"}}");

    subscription.command(new DeliveryCommand.Test("own-words-test"));

    await().until(() -> receiver.requests.size() == 1);
    assertThat(receiver.requests.getFirst().body())
        .isEqualTo("{\"content\":\"TEST shop: This is a test\"}");
    assertThat(receiver.requests.getFirst().header("webhook-signature")).startsWith("v1,");
  }

  @Test
  void rendersADigestWithTheTemplates() {
    Receiver receiver = Receiver.answering("/own-words-digest", 200);
    Subscription subscription = World.subscribe("webhook", receiver.url());
    subscription.setTemplates("{\"body\":{\"text\":\"{{count}}: {{headline}}\"}}");
    World.JDBC
        .sql(
            """
            update subscription
            set digest = '{"every":"hourly","at":"00:00","day":"MONDAY","zone":"UTC"}'
            where id = ?
            """)
        .param(subscription.id())
        .update();
    publish(subscription, Events.estimate());
    publish(subscription, Events.estimate());
    await().until(() -> subscription.deliveryStates().size() == 2);

    World.JDBC
        .sql("update delivery set due_at = '2026-11-20T18:00:00Z' where subscription_id = ?")
        .param(subscription.id())
        .update();

    await().until(() -> receiver.requests.size() == 1);
    assertThat(receiver.requests.getFirst().body()).isEqualTo("{\"text\":\"2: 2 estimates\"}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"headline\":\"{{nothing}}\"}",
        "{\"headline\":\"{{#project}}\"}",
        "{\"headline\":\"{{>partial}}\"}",
        "[]"
      })
  @ExtendWith(OutputCaptureExtension.class)
  void deliversTheStandardFormatWhenATemplateFails(String templates, CapturedOutput logs) {
    Receiver receiver = Receiver.answering("/broken-words-" + templates.hashCode(), 200);
    Subscription subscription = World.subscribe("slack", receiver.url());
    subscription.setTemplates(templates);
    double before = failures("slack");

    publish(subscription, Events.estimate());

    await().until(() -> receiver.requests.size() == 1);
    assertThat(headline(receiver)).isEqualTo("Monthly cost +$690.90 (+57.4 %) to $1,895.00");
    assertThat(failures("slack")).isEqualTo(before + 1);
    assertThat(logs).contains("a template failed");
  }

  @Test
  void deliversTheStandardFormatWhenABodyIsTooLarge() {
    Receiver receiver = Receiver.answering("/large-words", 200);
    Subscription subscription = World.subscribe("webhook", receiver.url());
    ObjectNode body = Json.MAPPER.createObjectNode();
    for (int i = 0; i < 300; i++) {
      body.put("p" + i, "{{headline}} {{headline}}");
    }
    subscription.setTemplates(Json.MAPPER.createObjectNode().set("body", body).toString());

    publish(subscription, Events.estimate());

    await().until(() -> receiver.requests.size() == 1);
    assertThat(receiver.requests.getFirst().body()).contains("\"type\":", "\"movers\":");
  }

  private static String headline(Receiver receiver) {
    JsonNode message = Json.MAPPER.readTree(receiver.requests.getFirst().body());
    return message.at("/blocks/0/text/text").stringValue();
  }

  private static double failures(String channel) {
    return World.APP
        .getBean(MeterRegistry.class)
        .counter("ccg.notifier.template.failures", "channel", channel)
        .count();
  }

  private static void publish(Subscription subscription, Object estimate) {
    ObjectNode json = Json.MAPPER.valueToTree(estimate);
    World.publish(
        Topics.ESTIMATES,
        UUID.randomUUID().toString(),
        EventType.PLAN_ESTIMATED,
        TraceParent.continuing(null),
        json.put("outcome", "estimated").put("tenant", subscription.tenant()));
  }
}
