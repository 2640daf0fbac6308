package io.cloudcostguard.pricing.publish;

import io.cloudcostguard.schemas.Json;
import io.cloudcostguard.schemas.audit.AuditRecorded;
import io.cloudcostguard.schemas.audit.OperatorAct;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Changes of prices by hand that were noted in the database and wait to be told to `ccg.audit`.
final class PriceActs {

  private static final String SOURCE = "/ccg-prices";

  /// How many are told in one transaction.
  private static final int AT_ONCE = 100;

  private PriceActs() {}

  /// The oldest first.
  static List<AuditRecorded> waiting(JdbcClient jdbc) {
    return jdbc.sql("select record from price_act order by id limit " + AT_ONCE)
        .query((row, _) -> Json.MAPPER.readValue(row.getString("record"), AuditRecorded.class))
        .list();
  }

  static ProducerRecord<String, byte[]> record(AuditRecorded act) {
    ProducerRecord<byte[], byte[]> record = OperatorAct.record(act, SOURCE);
    return new ProducerRecord<>(
        record.topic(),
        null,
        new String(record.key(), StandardCharsets.UTF_8),
        record.value(),
        record.headers());
  }

  static void forget(List<AuditRecorded> told, JdbcClient jdbc) {
    jdbc.sql("delete from price_act where id in (:ids)")
        .param("ids", told.stream().map(AuditRecorded::id).toList())
        .update();
  }
}
