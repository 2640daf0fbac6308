package io.cloudcostguard.ingest.kafka;

import io.cloudcostguard.health.DatabaseRefusal;
import io.cloudcostguard.schemas.event.BadRecord;
import org.apache.kafka.common.KafkaException;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.transaction.TransactionException;

/// Tells a record that can never be stored from a world that is in trouble and will be mended.
/// Whatever is not known to be the world's fault is the record's: it would go wrong every time.
final class FailureClassifier {

  /// Whether it is the record's fault.
  static boolean isOfRecord(Throwable failure) {
    if (DatabaseRefusal.isIn(failure)) {
      return DatabaseRefusal.ofValue(failure) != null;
    }
    Throwable cause = NestedExceptionUtils.getMostSpecificCause(failure);
    return switch (cause) {
      case TransientDataAccessException _,
          DataAccessResourceFailureException _,
          TransactionException _,
          KafkaException _,
          org.springframework.kafka.KafkaException _,
          InterruptedException _ ->
          false;
      default -> true;
    };
  }

  /// Why, as a sentence without any text of the record.
  static String reason(Throwable failure) {
    String refused = DatabaseRefusal.ofValue(failure);
    return refused == null ? BadRecord.reason(failure) : refused;
  }

  private FailureClassifier() {}
}
