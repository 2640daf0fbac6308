package io.cloudcostguard.notifier.claim;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.cloudcostguard.notifier.NotifierProperties;
import io.cloudcostguard.notifier.Timestamps;
import io.cloudcostguard.notifier.message.Links;
import io.cloudcostguard.notifier.message.Stories;
import io.cloudcostguard.notifier.receiver.CircuitBreaker;
import io.cloudcostguard.notifier.receiver.RateLimits;
import io.cloudcostguard.notifier.receiver.ReceiverTable;
import io.cloudcostguard.notifier.record.AttemptLog;
import io.cloudcostguard.notifier.record.DeliveryStates;
import io.cloudcostguard.notifier.record.ExpiredDeliveries;
import io.cloudcostguard.notifier.record.ResultStore;
import io.cloudcostguard.notifier.record.RetentionCleanup;
import io.cloudcostguard.notifier.send.ChannelThreads;
import io.cloudcostguard.notifier.send.ClaimedDelivery;
import io.cloudcostguard.notifier.send.DeliveryAttempter;
import io.cloudcostguard.notifier.send.DeliveryChannels;
import io.cloudcostguard.notifier.send.RetrySchedule;
import io.cloudcostguard.notifier.send.TestChannels;
import io.cloudcostguard.notifier.send.ThreadLocks;
import io.cloudcostguard.outbound.AddressPolicy;
import io.cloudcostguard.outbound.OutboundHttp;
import io.cloudcostguard.schemas.event.Spans;
import io.cloudcostguard.schemas.secret.SecretBox;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.function.LongSupplier;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// Claims, attempts and records deliveries, one after another, on a real database with a real
/// receiver and a clock that tests set.
final class Engine implements AutoCloseable {

  static final Instant START = Instant.parse("2026-11-20T12:00:00Z");
  private static final DataSource DATABASE = database();

  /// Answers a request with a status, and may set headers.
  interface Receiver {
    int answer(HttpExchange exchange);
  }

  /// A request as it came.
  record Request(Instant at, String webhookId) {}

  final JdbcClient jdbc = JdbcClient.create(DATABASE);
  final List<Request> requests = new ArrayList<>();
  Instant now = START;

  private final SecretBox box = new SecretBox(SecretBox.newKey());
  private final HttpServer server;
  private final OutboundHttp http;
  final Claims claims;
  private final DeliveryAttempter attempter;
  private final ResultStore results;
  private final RetentionCleanup cleanup;
  private final NotifierProperties properties;

  /// @param options `ccg.notifier.`…
  Engine(Receiver receiver, Map<String, String> options) throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0), 50);
    server.createContext("/", exchange -> answer(exchange, receiver));
    server.start();
    properties = bound("ccg.notifier", NotifierProperties.class, options);
    Clock clock = new MovedClock();
    Random random = new Random(7);
    DueDeliveries due = new DueDeliveries(jdbc);
    ReceiverTable receivers = new ReceiverTable(jdbc);
    AttemptLog attempts = new AttemptLog(jdbc);
    CircuitBreaker circuit = new CircuitBreaker(properties.circuit(), random);
    var transactions = new TransactionTemplate(new JdbcTransactionManager(DATABASE));
    AddressPolicy policy =
        new AddressPolicy(true, List.of(), List.of("127.0.0.1:" + server.getAddress().getPort()));
    http =
        new OutboundHttp(
            policy,
            InetAddress::getAllByName,
            properties.connectTimeout(),
            properties.deadline(),
            properties.maxInFlight());
    ThreadLocks locks = new ThreadLocks(new ChannelThreads(jdbc), properties.lease(), clock);
    DeliveryChannels channels =
        TestChannels.of(new Stories(new Links(null)), http, locks, properties.deadline(), clock);
    RateLimits rates = new RateLimits(properties, channels);
    claims = new Claims(due, receivers, attempts, circuit, rates, properties, transactions, clock);
    attempter =
        new DeliveryAttempter(
            channels, box, new RetrySchedule(properties.retry(), random), clock, Spans.none());
    results = new ResultStore(new DeliveryStates(jdbc), receivers, attempts, circuit, transactions);
    cleanup = new RetentionCleanup(new ExpiredDeliveries(jdbc, clock), clock, properties);
    jdbc.sql("truncate subscription, delivery, delivery_attempt, endpoint cascade").update();
  }

  private static DataSource database() {
    try {
      DataSource database = EmbeddedPostgres.builder().start().getPostgresDatabase();
      Flyway.configure().dataSource(database).load().migrate();
      return database;
    } catch (IOException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  private static <P> P bound(String prefix, Class<P> type, Map<String, String> options) {
    var source = new MapConfigurationPropertySource();
    options.forEach((name, value) -> source.put(prefix + "." + name, value));
    return new Binder(source).bindOrCreate(prefix, type);
  }

  private final class MovedClock extends Clock {

    @Override
    public Instant instant() {
      return now;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      throw new UnsupportedOperationException();
    }
  }

  private void answer(HttpExchange exchange, Receiver receiver) throws IOException {
    try (exchange) {
      exchange.getRequestBody().readAllBytes();
      requests.add(
          new Request(now, String.valueOf(exchange.getRequestHeaders().getFirst("webhook-id"))));
      exchange.sendResponseHeaders(receiver.answer(exchange), -1);
    }
  }

  void subscribe(String id) {
    jdbc.sql(
            """
            insert into subscription (id, tenant, channel, host, url_sealed, secret_sealed)
            values (?, 'tenant', 'webhook', 'a host', ?, ?)
            """)
        .params(
            id,
            box.seal("http://127.0.0.1:" + server.getAddress().getPort() + "/" + id, id + "/url"),
            box.seal("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", id + "/secret"))
        .update();
  }

  /// A delivery that is due now.
  String add(String subscription) {
    String id = "msg_" + UUID.randomUUID();
    jdbc.sql(
            """
            insert into delivery (id, subscription_id, tenant, channel, event_id, event_type, subject,
                                  traceparent, body, due_at, created_at)
            values (:id, :subscription, 'tenant', 'webhook', 'e', 't', 's', '', '{}', :now, :now)
            """)
        .param("id", id)
        .param("subscription", subscription)
        .param("now", Timestamps.of(now))
        .update();
    return id;
  }

  /// Deliveries that are due now, or would be if they were not over.
  void addMany(String subscription, String state, int count) {
    jdbc.sql(
            """
            insert into delivery (id, subscription_id, tenant, channel, event_id, event_type, subject,
                                  traceparent, body, due_at, created_at, state)
            select 'msg_' || gen_random_uuid(), :subscription, 'tenant', 'webhook', 'e' || n, 't', 's', '',
                   '{}', :now, :now, :state
            from generate_series(1, :count) n
            """)
        .param("subscription", subscription)
        .param("now", Timestamps.of(now))
        .param("state", state)
        .param("count", count)
        .update();
  }

  /// All on one connection.
  long inTransaction(LongSupplier work) {
    return new TransactionTemplate(new JdbcTransactionManager(DATABASE))
        .execute(_ -> work.getAsLong());
  }

  /// Claims what is due, and says nothing of it any more.
  int claimAndDie() {
    return claims.claim(Claims.START, properties.maxInFlight()).claimed().size();
  }

  /// Sends what is due now until nothing is.
  void run() {
    for (List<ClaimedDelivery> claimed = claim(); !claimed.isEmpty(); claimed = claim()) {
      results.store(claimed.stream().map(attempter::attempt).toList());
    }
  }

  private List<ClaimedDelivery> claim() {
    return claims.claim(Claims.START, properties.maxInFlight()).claimed();
  }

  /// Moves the clock in steps, and sends what is due at each.
  void runUntil(Instant end, Duration step) {
    while (now.isBefore(end)) {
      run();
      now = now.plus(step);
    }
    run();
  }

  boolean cleanUp() {
    return cleanup.cleanUp();
  }

  long count(String sql) {
    return jdbc.sql(sql).query(Long.class).single();
  }

  @Override
  public void close() throws IOException {
    http.close();
    server.stop(0);
  }
}
