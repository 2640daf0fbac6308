package io.cloudcostguard.schemas.event;

import io.cloudcostguard.schemas.Topic;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.function.Function;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.ApiException;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.RetriableException;

/// Writes dead letters of a service. If the write fails for now, an exception keeps the record for
/// a retry; a letter that can never be written is dropped, so that it blocks nothing.
public final class DeadLetterTopic {

  private final String name;
  private final Function<ProducerRecord<byte[], byte[]>, ? extends Future<?>> send;

  /// @param send hands a record to a producer
  public DeadLetterTopic(
      Topic<byte[]> topic, Function<ProducerRecord<byte[], byte[]>, ? extends Future<?>> send) {
    name = topic.name();
    this.send = send;
  }

  /// Writes a letter and waits until the broker has it: smaller, if it does not take it whole.
  ///
  /// @return false if it can never be written; the record itself stays in its topic
  /// @throws RuntimeException if it cannot be written now
  public boolean put(DeadLetter letter) {
    return switch (write(letter)) {
      case WRITTEN -> true;
      case NEVER -> false;
      case TOO_LARGE -> write(letter.truncated()) == Answer.WRITTEN;
    };
  }

  private enum Answer {
    WRITTEN,
    TOO_LARGE,
    NEVER
  }

  private Answer write(DeadLetter letter) {
    try {
      send.apply(letter.to(name)).get();
      return Answer.WRITTEN;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while a dead letter was written", e);
    } catch (ExecutionException | RuntimeException e) {
      return answer(e);
    }
  }

  private static Answer answer(Exception failure) {
    Throwable cause = failure;
    while (!(cause instanceof ApiException) && cause.getCause() != null) {
      cause = cause.getCause();
    }
    return switch (cause) {
      case RecordTooLargeException _ -> Answer.TOO_LARGE;
      case RetriableException _, AuthorizationException _, AuthenticationException _ ->
          throw new IllegalStateException("A dead letter cannot be written now", failure);
      case ApiException _ -> Answer.NEVER;
      default -> throw new IllegalStateException("A dead letter cannot be written now", failure);
    };
  }
}
