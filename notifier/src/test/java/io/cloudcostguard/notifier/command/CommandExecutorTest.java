package io.cloudcostguard.notifier.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cloudcostguard.notifier.enqueue.BodyRenderer;
import io.cloudcostguard.notifier.enqueue.DeliveryInserts;
import io.cloudcostguard.notifier.message.Links;
import io.cloudcostguard.notifier.message.Stories;
import io.cloudcostguard.notifier.receiver.ReceiverTable;
import io.cloudcostguard.notifier.send.TestChannels;
import io.cloudcostguard.schemas.Json;
import io.cloudcostguard.schemas.subscription.DeliveryCommand;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.time.Clock;
import java.util.UUID;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// Enables subscriptions on a real database.
class CommandExecutorTest {

  private static EmbeddedPostgres postgres;

  private final DataSource database = postgres.getPostgresDatabase();
  private final JdbcClient jdbc = JdbcClient.create(database);
  private final TransactionTemplate transactions =
      new TransactionTemplate(new JdbcTransactionManager(database));
  private final CommandExecutor executor =
      new CommandExecutor(
          jdbc,
          new Redeliveries(jdbc, Clock.systemUTC()),
          new ReceiverTable(jdbc),
          new DeliveryInserts(jdbc, Clock.systemUTC()),
          new BodyRenderer(
              TestChannels.of(new Stories(new Links(null))), new SimpleMeterRegistry()));

  @BeforeAll
  static void start() throws IOException {
    postgres = EmbeddedPostgres.builder().start();
    Flyway.configure().dataSource(postgres.getPostgresDatabase()).load().migrate();
  }

  @AfterAll
  static void stop() throws IOException {
    postgres.close();
  }

  @Test
  void closesTheCircuitOfAnEnabledSubscription() {
    // Given
    String id = subscriptionWithOpenCircuit();
    enable(id);

    // When
    int executed = execute();

    // Then
    assertThat(executed).isEqualTo(1);
    assertThat(isClosed(id)).isTrue();
    assertThat(commands()).isZero();
  }

  @Test
  void executesACommandAgainAfterACrashBeforeItsCommit() {
    // Given a process that dies between the execution and the commit
    String id = subscriptionWithOpenCircuit();
    enable(id);
    assertThatThrownBy(() ->
            transactions.executeWithoutResult(_ -> {
              executor.execute(10);
              throw new IllegalStateException("died");
            }))
        .hasMessage("died");
    assertThat(isClosed(id)).isFalse();
    assertThat(commands()).isEqualTo(1);

    // When the next process polls
    execute();

    // Then
    assertThat(isClosed(id)).isTrue();
    assertThat(commands()).isZero();
  }

  @Test
  void hasTheSameEffectWhenASubscriptionIsEnabledTwice() {
    // Given
    String id = subscriptionWithOpenCircuit();
    enable(id);
    enable(id);

    // When
    execute();
    enable(id);
    execute();

    // Then
    assertThat(isClosed(id)).isTrue();
    assertThat(commands()).isZero();
  }

  @Test
  void leavesTheCircuitOfASubscriptionThatIsDisabledAgain() {
    // Given a subscription that was disabled between the request and the execution
    String id = subscriptionWithOpenCircuit();
    enable(id);
    jdbc.sql("update subscription set disabled_at = now() where id = ?").param(id).update();

    // When
    execute();

    // Then
    assertThat(isClosed(id)).isFalse();
    assertThat(commands()).isZero();
  }

  private int execute() {
    return transactions.execute(_ -> executor.execute(10));
  }

  private String subscriptionWithOpenCircuit() {
    String id = "sub-" + UUID.randomUUID();
    jdbc.sql(
            """
            insert into subscription (id, tenant, channel, host, url_sealed)
            values (?, 'acme', 'webhook', 'a host', '')
            """)
        .param(id)
        .update();
    jdbc.sql(
            """
            insert into endpoint (subscription_id, failures, failing_since, paused_until)
            values (?, 7, now(), now() + interval '10 minutes')
            """)
        .param(id)
        .update();
    return id;
  }

  private void enable(String subscriptionId) {
    jdbc.sql("insert into delivery_command values (?, ?, ?::json, now())")
        .params(
            UUID.randomUUID().toString(),
            subscriptionId,
            Json.MAPPER
                .writerFor(DeliveryCommand.class)
                .writeValueAsString(new DeliveryCommand.Enable()))
        .update();
  }

  private boolean isClosed(String subscriptionId) {
    return jdbc.sql(
            """
            select failures = 0 and failing_since is null and paused_until is null
            from endpoint where subscription_id = ?
            """)
        .param(subscriptionId)
        .query(Boolean.class)
        .single();
  }

  private long commands() {
    return jdbc.sql("select count(*) from delivery_command").query(Long.class).single();
  }
}
