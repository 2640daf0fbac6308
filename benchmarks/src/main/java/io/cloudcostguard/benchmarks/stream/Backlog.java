package io.cloudcostguard.benchmarks.stream;

import io.cloudcostguard.benchmarks.GeneratedPlan;
import io.cloudcostguard.estimation.plan.PlanReader;
import io.cloudcostguard.estimation.resource.ResourceTypes;
import io.cloudcostguard.schemas.Json;
import io.cloudcostguard.schemas.Money;
import io.cloudcostguard.schemas.Topics;
import io.cloudcostguard.schemas.budget.Budget;
import io.cloudcostguard.schemas.event.EventHeaders;
import io.cloudcostguard.schemas.event.EventType;
import io.cloudcostguard.schemas.event.TraceParent;
import io.cloudcostguard.schemas.plan.Plan;
import io.cloudcostguard.schemas.plan.PlanSubmitted;
import java.io.ByteArrayInputStream;
import java.time.Instant;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/// Plans of one size, of many workspaces of some tenants, each with an id of its own.
final class Backlog implements AutoCloseable {

  private static final int TENANTS = 8;
  private static final int PROJECTS = 20;
  private static final int WORKSPACES = 400;

  private final KafkaProducer<String, byte[]> kafka;
  private final Plan plan;
  private final int planBytes;
  private long next;

  /// @param bytes that the record of a plan is to have, about
  Backlog(String bootstrap, int bytes) throws Exception {
    kafka =
        new KafkaProducer<>(
            Map.of(
                "bootstrap.servers",
                bootstrap,
                "acks",
                "all",
                "linger.ms",
                5,
                "compression.type",
                "zstd"),
            new StringSerializer(),
            new ByteArraySerializer());
    int one = bytes(read(10)) / 10;
    plan = read(Math.max(1, bytes / one));
    planBytes = bytes(plan);
  }

  private static Plan read(int resources) throws Exception {
    return new PlanReader(new ResourceTypes())
        .read(new ByteArrayInputStream(GeneratedPlan.of(resources)), null);
  }

  private static int bytes(Plan plan) {
    return Json.MAPPER.writeValueAsBytes(submitted(plan, 0, 0)).length;
  }

  private static PlanSubmitted submitted(Plan plan, int size, long number) {
    long workspace = number % WORKSPACES;
    return new PlanSubmitted(
        "plan-%d-%09d".formatted(size, number),
        "tenant-" + workspace % TENANTS,
        "project-" + workspace % PROJECTS,
        "workspace-" + workspace,
        "0".repeat(64),
        1,
        plan,
        null);
  }

  int planBytes() {
    return planBytes;
  }

  /// One for each tenant, and one for each of its projects.
  void setBudgets() {
    for (int tenant = 0; tenant < TENANTS; tenant++) {
      for (int project = 0; project < PROJECTS; project++) {
        String of = "tenant-" + tenant;
        String name = "project-" + project;
        Budget budget =
            new Budget(Budget.idOf(of, name), of, name, Money.usd("1000000000"), true, null, null);
        send(Topics.BUDGETS.name(), budget.id(), budget.id(), EventType.BUDGET_SET, budget);
      }
    }
    kafka.flush();
  }

  /// Writes plans that were never written before.
  void fill(String topic, int plans) {
    for (int i = 0; i < plans; i++) {
      PlanSubmitted submitted = submitted(plan, planBytes, next++);
      send(topic, submitted.key(), submitted.id(), EventType.PLAN_SUBMITTED, submitted);
    }
    kafka.flush();
  }

  private void send(String topic, String key, String id, String type, Object value) {
    ProducerRecord<String, byte[]> record =
        new ProducerRecord<>(topic, key, Json.MAPPER.writeValueAsBytes(value));
    new EventHeaders(id, type, "/benchmarks", id, Instant.now(), TraceParent.continuing(null))
        .writeTo(record.headers());
    var _ = kafka.send(record);
  }

  @Override
  public void close() {
    kafka.close();
  }
}
