package io.cloudcostguard.ingest.kafka;

import io.cloudcostguard.health.DatabaseRefusal;
import io.cloudcostguard.schemas.event.BadRecord;
import org.apache.kafka.common.KafkaException;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.transaction.TransactionException;

/// Classifies failures as permanent (the record can never be stored) or transient (a dependency
/// fails). An unknown failure counts as permanent, because it would repeat every time.
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
