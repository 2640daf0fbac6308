package io.cloudcostguard.ingest.actual;

import io.cloudcostguard.ingest.kafka.Publisher;
import io.cloudcostguard.schemas.Json;
import io.cloudcostguard.schemas.Topics;
import io.cloudcostguard.schemas.bill.BillEvent;
import io.cloudcostguard.schemas.event.EventHeaders;
import io.cloudcostguard.schemas.event.TraceParent;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/// Publishes to `ccg.actuals` what transactions left to be told, in order, one instance at a time.
/// A record is deleted when the broker has it: after the death of an instance in between, some are
/// there twice, with the same ids.
@Component
public class BillOutbox {

  private static final Logger LOGGER = LoggerFactory.getLogger(BillOutbox.class);
  private static final int BATCH = 100;

  private final JdbcClient database;
  private final TransactionOperations transactions;
  private final Publisher publisher;

  BillOutbox(JdbcClient database, TransactionOperations transactions, Publisher publisher) {
    this.database = database;
    this.transactions = transactions;
    this.publisher = publisher;
  }

  private record Waiting(long position, String event) {}

  /// Adds an event, in the caller's transaction.
  public void add(BillEvent event) {
    database
        .sql("insert into actual_outbox (tenant, event) values (:tenant, :event)")
        .param("tenant", event.tenant())
        .param("event", Json.MAPPER.writeValueAsString(event))
        .update();
  }

  /// Publishes some.
  ///
  /// @return whether there may be more
  public boolean publish() {
    return Objects.requireNonNull(transactions.execute(_ -> publishSome()));
  }

  private boolean publishSome() {
    boolean mine =
        database
            .sql("select pg_try_advisory_xact_lock(hashtextextended('ccg.actuals.outbox', 0))")
            .query(Boolean.class)
            .single();
    if (!mine) {
      return false;
    }
    List<Waiting> waiting =
        database
            .sql("select position, event from actual_outbox order by position limit :most")
            .param("most", BATCH)
            .query((row, _) -> new Waiting(row.getLong("position"), row.getString("event")))
            .list();
    List<Long> published = new ArrayList<>();
    for (Waiting one : waiting) {
      try {
        publish(Json.MAPPER.readValue(one.event(), BillEvent.class));
      } catch (RuntimeException e) {
        LOGGER.atWarn().setCause(e).log("an event of a bill cannot be published; retrying");
        break;
      }
      published.add(one.position());
    }
    if (!published.isEmpty()) {
      database
          .sql("delete from actual_outbox where position = any(:positions)")
          .param("positions", published.toArray(Long[]::new))
          .update();
    }
    return published.size() == BATCH;
  }

  private void publish(BillEvent event) {
    publisher.publish(
        Topics.ACTUALS,
        event.tenant(),
        event,
        new EventHeaders(
            event.id(),
            event.eventType(),
            Publisher.SOURCE,
            event.subject(),
            event.at(),
            TraceParent.continuing(null)));
  }
}
