package io.cloudcostguard.ingest.docs;

import static org.awaitility.Awaitility.await;

import io.cloudcostguard.ingest.FrontDoor;
import io.cloudcostguard.ingest.FrontDoor.Answer;
import io.cloudcostguard.ingest.Plans;
import io.cloudcostguard.schemas.Json;
import io.cloudcostguard.schemas.Topics;
import io.cloudcostguard.schemas.budget.Budget;
import io.cloudcostguard.schemas.budget.LedgerEntry;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.util.HexFormat;
import java.util.Map;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.apache.kafka.clients.producer.ProducerRecord;

/// Makes what the paths of examples name.
final class Things {

  private static final String HMAC_KEY = "a-key-only-for-tests";
  private static final String TENANT = "default";

  private final FrontDoor door;

  Things(FrontDoor door) {
    this.door = door;
  }

  /// The value of a parameter: where it names something, something that there is.
  String made(String path, String name, String example) throws Exception {
    if (path.equals("/v1/comparisons") && !name.equals("form")) {
      return estimate();
    }
    if (!path.contains("{" + name + "}")) {
      return example;
    }
    if (path.equals("/e/{token}")) {
      Answer link = door.send("POST", "/v1/estimates/" + estimate() + "/links", "");
      return link.json().path("path").asString().substring("/e/".length());
    }
    if (name.equals("threshold")) {
      return example;
    }
    String[] parts = path.split("/");
    return switch (parts[2 < parts.length ? 2 : 1]) {
      case "plans" ->
          path.endsWith("/applied") || path.endsWith("/withdrawn") ? estimate() : plan();
      case "estimates" -> path.endsWith("/approval") ? estimateAboveItsBudget() : estimate();
      case "subscriptions" -> id(door.send("POST", "/v1/subscriptions", webhook()));
      case "deliveries" -> delivery();
      case "keys" -> id(door.send("POST", "/v1/keys", "{\"name\":\"k\",\"scopes\":[\"read\"]}"));
      case "run-tasks" ->
          id(
              door.send(
                  "POST",
                  "/v1/run-tasks",
                  "{\"name\":\"%s\",\"hmacKey\":\"%s\"}".formatted(UUID.randomUUID(), HMAC_KEY)));
      case "tenants" -> {
        done(door.send("PUT", "/v1/tenants/" + example, "{}"));
        yield example;
      }
      case "budgets" -> {
        String budget = "/v1/budgets/" + example;
        done(
            door.send("PUT", budget, "{\"monthlyLimit\":{\"amount\":\"1\",\"currency\":\"USD\"}}"));
        await().until(() -> door.get(budget).status() == 200);
        if (path.contains("/alerts/")) {
          fire(Budget.idOfNamed(TENANT, example), "t100");
        }
        yield example;
      }
      case "recommendations" -> recommendation();
      case "projects" -> {
        String budget = "/v1/projects/" + example + "/budget";
        done(
            door.send("PUT", budget, "{\"monthlyLimit\":{\"amount\":\"1\",\"currency\":\"USD\"}}"));
        await().until(() -> door.get(budget).status() == 200);
        if (path.contains("/alerts/")) {
          fire(Budget.idOf(TENANT, example), "limit");
        }
        yield example;
      }
      default -> example;
    };
  }

  /// What a run task's request is signed with.
  String signature(String body) {
    try {
      Mac mac = Mac.getInstance("HmacSHA512");
      mac.init(new SecretKeySpec(HMAC_KEY.getBytes(StandardCharsets.UTF_8), "HmacSHA512"));
      return HexFormat.of().formatHex(mac.doFinal(body.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /// What GitHub signs its request with.
  static String hubSignature(String body) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(
          new SecretKeySpec(FrontDoor.HOOK_SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      return "sha256="
          + HexFormat.of().formatHex(mac.doFinal(body.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private String plan() throws Exception {
    return id(door.post("/v1/plans", Plans.plan()));
  }

  private String estimate() throws Exception {
    String id = plan();
    door.publish(Plans.estimated(id, "shop", "12.34"));
    await().until(() -> door.get("/v1/estimates/" + id).status() == 200);
    return id;
  }

  private String estimateAboveItsBudget() throws Exception {
    String project = "above-" + UUID.randomUUID();
    String budget = "/v1/projects/" + project + "/budget";
    done(door.send("PUT", budget, "{\"monthlyLimit\":{\"amount\":\"1\",\"currency\":\"USD\"}}"));
    String id = id(door.post("/v1/plans?project=" + project, Plans.plan()));
    door.publish(Plans.estimated(id, project, "12.34"));
    await().until(() -> door.get(budget).status() == 200);
    await().until(() -> door.get("/v1/estimates/" + id).status() == 200);
    return id;
  }

  /// A budget of which a threshold is crossed.
  private void fire(String budget, String threshold) throws Exception {
    LedgerEntry.Standing standing =
        new LedgerEntry.Standing(
            budget,
            TENANT,
            "",
            1,
            BigDecimal.TEN,
            BigDecimal.TEN,
            0,
            1,
            0,
            0,
            BigDecimal.ZERO,
            null,
            null,
            Map.of(threshold, 1L),
            null,
            1,
            null);
    door.publish(
        new ProducerRecord<>(
            Topics.LEDGER.name(), standing.key(), Json.MAPPER.writeValueAsBytes(standing)));
    await()
        .until(() -> {
          try (Connection database = door.database();
              PreparedStatement stands =
                  database.prepareStatement("select 1 from ledger_standing where budget_id = ?")) {
            stands.setString(1, budget);
            return stands.executeQuery().next();
          }
        });
  }

  private String recommendation() throws Exception {
    String id = UUID.randomUUID().toString();
    String project = "saves-" + id;
    door.publish(
        new ProducerRecord<>(
            Topics.RECOMMENDATIONS.name(),
            TENANT + "/" + project + "/prod",
            """
            {"id":"%1$s","tenant":"%2$s","project":"%3$s","workspace":"prod","catalogueVersion":1,
             "engineVersion":"8","rulesVersion":"1","currency":"USD","monthly":"10","together":"2",
             "best":true,"notShown":0,"dropped":[],"droppedInAll":0,"recommendations":[
               {"id":"%1$s","rule":"aws-ebs-gp3","title":"gp3","resources":["aws_ebs_volume.a"],
                "count":1,"because":"it is gp2","changes":[],"snippet":"",
                "saving":{"kind":"EXACT","monthly":"2","conditions":[]},"effort":"LOW","risk":"LOW",
                "reversal":"IN_PLACE","together":true,"proof":[],"page":"https://example.com"}]}\
            """
                .formatted(id, TENANT, project)
                .getBytes(StandardCharsets.UTF_8)));
    await().until(() -> door.get("/v1/recommendations?project=" + project).body().contains(id));
    return id;
  }

  private static String webhook() {
    return "{\"channel\":\"webhook\",\"url\":\"https://hooks.example.com/costs\"}";
  }

  private String delivery() throws Exception {
    String subscription = id(door.send("POST", "/v1/subscriptions", webhook()));
    String id = "msg_" + UUID.randomUUID();
    try (Connection database = door.database();
        PreparedStatement insert =
            database.prepareStatement(
                """
                with made as (
                  insert into delivery (id, subscription_id, tenant, channel, event_id, event_type,
                    subject, traceparent, project, body, state, due_at, created_at, finished_at)
                  values (?, ?, 'default', 'webhook', 'e', 't', 's', '', 'shop', '{}', 'failed', now(),
                    now(), now())
                  returning id, subscription_id)
                insert into delivery_attempt (delivery_id, attempt, subscription_id, at, traceparent,
                  event)
                select id, 1, subscription_id, now(), '',
                  json_build_object('deliveryId', id, 'eventId', 'e', 'eventType', 't',
                    'subscriptionId', subscription_id, 'tenant', 'default', 'channel', 'webhook',
                    'attempt', 1, 'outcome', 'FAILED', 'status', 500, 'at', '2026-11-20T12:00:00Z',
                    'tookMillis', 12)
                from made
                """)) {
      insert.setString(1, id);
      insert.setString(2, subscription);
      insert.executeUpdate();
    }
    return id;
  }

  private static String id(Answer answer) {
    return done(answer).json().path("id").asString();
  }

  private static Answer done(Answer answer) {
    if (answer.status() >= 300) {
      throw new IllegalStateException(answer.body());
    }
    return answer;
  }
}
