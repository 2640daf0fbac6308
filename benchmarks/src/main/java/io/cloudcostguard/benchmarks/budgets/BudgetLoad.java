package io.cloudcostguard.benchmarks.budgets;

import io.cloudcostguard.schemas.Json;
import io.cloudcostguard.schemas.Money;
import io.cloudcostguard.schemas.Topics;
import io.cloudcostguard.schemas.budget.Budget;
import io.cloudcostguard.schemas.budget.BudgetPolicy;
import io.cloudcostguard.schemas.budget.BudgetPolicy.Action;
import io.cloudcostguard.schemas.budget.BudgetPolicy.Metric;
import io.cloudcostguard.schemas.budget.BudgetPolicy.OnIncomplete;
import io.cloudcostguard.schemas.budget.BudgetPolicy.Threshold;
import io.cloudcostguard.schemas.budget.BudgetScope;
import io.cloudcostguard.schemas.budget.Settlement;
import io.cloudcostguard.schemas.event.EventHeaders;
import io.cloudcostguard.schemas.event.EventType;
import io.cloudcostguard.schemas.event.TraceParent;
import io.cloudcostguard.schemas.plan.Plan;
import io.cloudcostguard.schemas.plan.PlanSource;
import io.cloudcostguard.schemas.plan.PlanSubmitted;
import io.cloudcostguard.schemas.plan.PlannedResource;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/// Budgets of every kind, and plans of volumes that go up and down around their limits.
final class BudgetLoad implements AutoCloseable {

  private static final int PROJECTS = 10;
  private static final String REPOSITORY = "acme/load";

  private final KafkaProducer<String, byte[]> kafka;
  private final List<String> tenants;
  private final int workspaces;
  private final Random random;
  private final List<Budget> budgets;

  /// @param workspaces of all tenants together
  BudgetLoad(String bootstrap, List<String> tenants, int workspaces, Random random) {
    kafka =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", bootstrap, "acks", "all", "linger.ms", 5),
            new StringSerializer(),
            new ByteArraySerializer());
    this.tenants = List.copyOf(tenants);
    this.workspaces = workspaces;
    this.random = random;
    budgets =
        tenants.stream()
            .flatMap(tenant -> budgets(tenant, workspaces / tenants.size()).stream())
            .toList();
  }

  List<Budget> budgets() {
    return budgets;
  }

  void setBudgets() {
    budgets.forEach(
        budget -> send(Topics.BUDGETS.name(), budget.id(), budget, EventType.BUDGET_SET));
    kafka.flush();
  }

  /// A workspace costs 40 USD a month on average.
  private static List<Budget> budgets(String tenant, int workspaces) {
    List<Budget> all = new ArrayList<>();
    int total = 40 * workspaces;
    all.add(named(tenant, "all", BudgetScope.ALL, null, total));
    all.add(named(tenant, "each-team", BudgetScope.ALL, "tag:team", total / 4));
    all.add(named(tenant, "each-workspace", BudgetScope.ALL, "workspace", 40));
    all.add(
        named(
            tenant,
            "some",
            new BudgetScope(null, List.of("p1", "p2*"), null, null, null, List.of("aws/ebs")),
            null,
            total / 5));
    for (int i = 0; i < PROJECTS; i++) {
      String project = "p" + i;
      all.add(
          new Budget(
              Budget.idOf(tenant, project),
              tenant,
              project,
              Money.usd(Integer.toString(total / PROJECTS)),
              true,
              null,
              null));
    }
    return all;
  }

  private static Budget named(
      String tenant, String name, BudgetScope scope, @Nullable String splitBy, int limit) {
    return Budget.of(
        tenant,
        Money.usd(Integer.toString(limit)),
        new BudgetPolicy(
            name,
            scope,
            splitBy,
            null,
            null,
            List.of(
                threshold("t80", 80, Metric.PLANNED),
                threshold("t100", 100, Metric.PLANNED),
                threshold("t120", 120, Metric.PLANNED),
                threshold("open", 130, Metric.OPEN)),
            null,
            OnIncomplete.WARN,
            null,
            null));
  }

  private static Threshold threshold(String id, int percent, Metric metric) {
    return new Threshold(
        id, BigDecimal.valueOf(percent), null, metric, Action.WARN, BigDecimal.valueOf(2));
  }

  /// Sends them.
  ///
  /// @param first the number of the first one
  void send(int first, int plans) {
    for (int i = first; i < first + plans; i++) {
      int at = random.nextInt(workspaces);
      String tenant = tenants.get(at % tenants.size());
      String project = "p" + at / tenants.size() % PROJECTS;
      String workspace = "w" + at;
      int pull = random.nextInt(4);
      PlanSubmitted plan = plan("plan-%07d".formatted(i), tenant, project, workspace, pull, at);
      send(Topics.PLANS.name(), plan.key(), plan, EventType.PLAN_SUBMITTED);
      if (pull > 0 && random.nextInt(10) == 0) {
        Settlement ended =
            new Settlement.PullRequestEnded(
                tenant, project, workspace, REPOSITORY, pull, random.nextBoolean(), Instant.now());
        send(Topics.SETTLEMENTS.name(), ended.key(), ended, EventType.PLAN_SETTLED);
      }
    }
    kafka.flush();
  }

  @Override
  public void close() {
    kafka.close();
  }

  private PlanSubmitted plan(
      String id, String tenant, String project, String workspace, int pull, int at) {
    // All go up and down together, so that sums cross their limits, too.
    double tide = 1 + 0.4 * Math.sin(System.nanoTime() / 2e10);
    int gigabytes = (int) (tide * (300 + random.nextInt(400)));
    PlannedResource volume =
        new PlannedResource(
            "aws_ebs_volume.data",
            "aws_ebs_volume",
            io.cloudcostguard.schemas.plan.Action.UPDATE,
            null,
            null,
            false,
            "us-east-1",
            "provider aws",
            null,
            Map.of("type", "gp3", "size", "300"),
            Map.of("type", "gp3", "size", Integer.toString(gigabytes)),
            Set.of(),
            Map.of(),
            Map.of("team", "team-" + at / 4 % 4));
    PlanSource source =
        pull == 0 ? null : new PlanSource(REPOSITORY, pull, null, null, null, null, null);
    return new PlanSubmitted(
        id,
        tenant,
        project,
        workspace,
        "0".repeat(64),
        1,
        null,
        source,
        null,
        new Plan("1.2", "1.11.0", List.of(volume), List.of()),
        null);
  }

  private void send(String topic, String key, Object value, String type) {
    ProducerRecord<String, byte[]> record =
        new ProducerRecord<>(topic, key, Json.MAPPER.writeValueAsBytes(value));
    String id = value instanceof PlanSubmitted plan ? plan.id() : key;
    new EventHeaders(id, type, "/benchmarks", id, Instant.now(), TraceParent.continuing(null))
        .writeTo(record.headers());
    var _ = kafka.send(record);
  }
}
