package io.cloudcostguard.ingest.subscription;

import io.cloudcostguard.ingest.http.ProblemException;
import io.cloudcostguard.ingest.http.ProblemType;
import io.cloudcostguard.schemas.event.EventType;
import io.cloudcostguard.schemas.secret.SecretBox;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Addresses that are told of the outcome of one plan: subscriptions that the notifier removes some
/// time after they have served.
@Component
public final class Callbacks {

  private static final String[] OUTCOMES = {
    EventType.PLAN_ESTIMATED, EventType.PLAN_REJECTED, EventType.PLAN_CANCELLED
  };

  private final JdbcClient database;
  private final SecretBox box;
  private final Receivers receivers;

  Callbacks(JdbcClient database, SecretProperties secrets, Receivers receivers) {
    this.database = database;
    box = secrets.box();
    this.receivers = receivers;
  }

  /// Refuses an address that nothing is sent to.
  public void check(String url) {
    receiver(url);
  }

  private Receiver receiver(String url) {
    return receivers.at(url, Callbacks::invalid);
  }

  private static ProblemException invalid(String why) {
    return ProblemException.of(
        ProblemType.INVALID_PARAMETER,
        "`callback` " + why + ".",
        "Correct `callback`, percent-encoded, or leave it out.");
  }

  /// Notes who is to be told of a plan; noting it again changes nothing.
  public void add(String tenant, String planId, String url) {
    Receiver receiver = receiver(url);
    String id = idOf(planId);
    try {
      database
          .sql(
              """
              insert into subscription (id, tenant, subject, channel, event_types, host, url_sealed,
                secret_sealed)
              values (:id, :tenant, :subject, 'webhook', :eventTypes, :host, :url, :secret)
              on conflict (id) do nothing
              """)
          .param("id", id)
          .param("tenant", tenant)
          .param("subject", planId)
          .param("eventTypes", OUTCOMES)
          .param("host", receiver.host())
          .param("url", box.seal(receiver.url(), id + "/url"))
          .param("secret", box.seal(secretOf(tenant, planId), id + "/secret"))
          .update();
    } catch (DataAccessException e) {
      throw ProblemException.unavailable(
          ProblemType.CALLBACK_NOT_NOTED,
          "Nothing was accepted: the database does not answer. Without `callback` the plan would be.",
          e);
    }
  }

  /// Forgets it again: its plan was not accepted after all.
  public void remove(String tenant, String planId) {
    database
        .sql("delete from subscription where id = :id and tenant = :tenant")
        .param("id", idOf(planId))
        .param("tenant", tenant)
        .update();
  }

  /// What the callback of a plan is signed with, always the same: in the form of Standard Webhooks.
  public String secretOf(String tenant, String planId) {
    return "whsec_" + box.derive("callback/" + tenant + "/" + planId);
  }

  private static String idOf(String planId) {
    return "callback-" + planId;
  }
}
