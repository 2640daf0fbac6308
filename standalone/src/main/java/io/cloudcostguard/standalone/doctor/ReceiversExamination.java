package io.cloudcostguard.standalone.doctor;

import io.cloudcostguard.outbound.AddressPolicy;
import io.cloudcostguard.outbound.BoundedLookup;
import io.cloudcostguard.outbound.ReceiverProbe;
import io.cloudcostguard.schemas.secret.SecretBox;
import io.cloudcostguard.standalone.deployment.DeployedDatabase;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/// Connects to the receivers of subscriptions, as the notifier would, and sends nothing.
record ReceiversExamination(Map<String, String> env, DeployedDatabase database)
    implements Examination {

  private static final int MOST = 500;
  private static final int AT_ONCE = 20;
  private static final Duration TIMEOUT = Duration.ofSeconds(3);

  @Override
  public String subject() {
    return "receivers";
  }

  @Override
  public List<Diagnosis> examine() throws SQLException, InterruptedException {
    SecretBox box = new SecretBox(env.getOrDefault("CCG_SECRET_KEY", ""));
    Map<String, String> urls = urls(box);
    List<Diagnosis> found = new ArrayList<>();
    try (BoundedLookup names = new BoundedLookup(TIMEOUT, AT_ONCE);
        ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE)) {
      ReceiverProbe probe = new ReceiverProbe(policy(), names, TIMEOUT);
      Map<String, Future<Diagnosis>> asked = new LinkedHashMap<>();
      urls.forEach((where, url) ->
          asked.put(where, threads.submit(() -> diagnosis(where, probe.failure(url)))));
      try {
        for (Future<Diagnosis> one : asked.values()) {
          found.add(one.get());
        }
      } catch (ExecutionException e) {
        throw new IllegalStateException(e.getCause());
      } finally {
        threads.shutdownNow();
      }
    }
    found.removeIf(one -> one.level() == Diagnosis.Level.OK);
    if (found.isEmpty()) {
      found.add(Diagnosis.ok("receivers", "%d receivers take connections.".formatted(urls.size())));
    }
    return found;
  }

  private static Diagnosis diagnosis(String where, @Nullable String why) {
    return why == null
        ? Diagnosis.ok(where, "It takes connections.")
        : Diagnosis.warning(
            where,
            why + ": mend the receiver, or change its subscription (`ccg subscriptions list`)");
  }

  /// By subscription and host. Mail goes by the relay, which is not asked.
  private Map<String, String> urls(SecretBox box) throws SQLException {
    Map<String, String> urls = new LinkedHashMap<>();
    try (Connection connection = database.source().getConnection();
        PreparedStatement query =
            connection.prepareStatement(
                "select id, host, url_sealed from subscription where disabled_at is null and"
                    + " channel <> 'email' order by created_at desc limit "
                    + MOST);
        ResultSet row = query.executeQuery()) {
      while (row.next()) {
        String id = row.getString(1);
        try {
          urls.put(id + " " + row.getString(2), box.open(row.getBytes(3), id + "/url"));
        } catch (IllegalArgumentException _) {
          // The examination of the secrets tells.
        }
      }
    }
    return urls;
  }

  private AddressPolicy policy() {
    List<Integer> ports =
        Arrays.stream(env.getOrDefault("CCG_NOTIFIER_ALLOWEDPORTS", "443,8443").split(","))
            .map(String::strip)
            .map(Integer::valueOf)
            .toList();
    String hosts = env.getOrDefault("CCG_NOTIFIER_ALLOWEDPRIVATEHOSTS", "");
    return new AddressPolicy(
        Boolean.parseBoolean(env.get("CCG_NOTIFIER_ALLOWHTTP")),
        ports,
        hosts.isBlank() ? List.of() : Arrays.asList(hosts.split(",")));
  }
}
