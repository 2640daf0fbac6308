package io.cloudcostguard.ingest.notification.subscription;

import io.cloudcostguard.ingest.http.ProblemException;
import io.cloudcostguard.ingest.http.ProblemType;
import io.cloudcostguard.schemas.event.EventType;
import io.cloudcostguard.schemas.secret.SecretBox;
import io.cloudcostguard.schemas.subscription.Channel;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Callbacks: subscriptions to the outcome of one plan, which the notifier deletes after the
/// delivery.
@Component
public final class Callbacks {

  /// How the id of a callback begins; no other subscription's does.
  static final String ID = "callback-";

  private static final String[] OUTCOMES = {
    EventType.PLAN_ESTIMATED, EventType.PLAN_REJECTED, EventType.PLAN_CANCELLED
  };

  private final JdbcClient database;
  private final SecretBox box;
  private final ReceiverPolicy receivers;

  Callbacks(JdbcClient database, SecretProperties secrets, ReceiverPolicy receivers) {
    this.database = database;
    box = secrets.box();
    this.receivers = receivers;
  }

  /// Refuses an address that the notifier does not send to.
  public void check(String url) {
    receiver(url);
  }

  private ReceiverAddress receiver(String url) {
    return receivers.at(url, Callbacks::invalid);
  }

  private static ProblemException invalid(String why) {
    return ProblemException.of(
        ProblemType.INVALID_PARAMETER,
        "`callback` " + why + ".",
        "Correct `callback`, with percent encoding, or omit it.");
  }

  /// Adds the callback of a plan. Idempotent.
  public void add(String tenant, String planId, String url) {
    ReceiverAddress receiver = receiver(url);
    String id = idOf(planId);
    try {
      database
          .sql(
              """
              insert into subscription (id, tenant, subject, channel, event_types, host, url_sealed,
                secret_sealed)
              values (:id, :tenant, :subject, :channel, :eventTypes, :host, :url, :secret)
              on conflict (id) do nothing
              """)
          .param("id", id)
          .param("tenant", tenant)
          .param("subject", planId)
          .param("channel", Channel.WEBHOOK.id())
          .param("eventTypes", OUTCOMES)
          .param("host", receiver.host())
          .param("url", box.seal(receiver.url(), id + "/url"))
          .param("secret", box.seal(secretOf(tenant, planId), id + "/secret"))
          .update();
    } catch (DataAccessException e) {
      throw ProblemException.unavailable(
          ProblemType.CALLBACK_NOT_NOTED,
          "The plan was not accepted: the database cannot store its callback. Without `callback` it would be.",
          e);
    }
  }

  /// Removes the callback of a plan that was not accepted.
  public void remove(String tenant, String planId) {
    database
        .sql("delete from subscription where id = :id and tenant = :tenant")
        .param("id", idOf(planId))
        .param("tenant", tenant)
        .update();
  }

  /// The signing secret of a plan's callback, in the format of Standard Webhooks. Deterministic.
  public String secretOf(String tenant, String planId) {
    return "whsec_" + box.derive("callback/" + tenant + "/" + planId);
  }

  private static String idOf(String planId) {
    return ID + planId;
  }
}
