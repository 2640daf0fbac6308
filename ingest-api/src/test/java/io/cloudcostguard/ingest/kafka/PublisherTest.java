package io.cloudcostguard.ingest.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.cloudcostguard.ingest.IngestProperties;
import io.cloudcostguard.ingest.http.ProblemException;
import io.cloudcostguard.schemas.Topics;
import io.cloudcostguard.schemas.event.EventHeaders;
import io.cloudcostguard.schemas.event.TraceParent;
import java.time.Duration;
import java.time.Instant;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.core.ProducerFactory;
import org.springframework.util.unit.DataSize;

class PublisherTest {

  private final MockProducer<String, byte[]> producer =
      new MockProducer<>(false, null, new StringSerializer(), new ByteArraySerializer());

  private ProblemException refusal() {
    ProducerFactory<String, byte[]> factory = () -> producer;
    Publisher publisher =
        new Publisher(
            new KafkaTemplate<>(factory),
            new IngestProperties(
                DataSize.ofMegabytes(1),
                Duration.ofSeconds(1),
                Duration.ofMillis(1),
                Duration.ZERO,
                1,
                false));
    EventHeaders headers =
        new EventHeaders(
            "e", "t", Publisher.SOURCE, "s", Instant.EPOCH, TraceParent.continuing(null));
    return catchThrowableOfType(
        ProblemException.class, () -> publisher.publish(Topics.BUDGETS, "k", null, headers));
  }

  @Test
  void doesNotKnowWhatBecameOfWhatWasSentAndNotAcknowledged() {
    ProblemException refusal = refusal();

    assertThat(refusal.isUncertain()).isTrue();
    assertThat(refusal.problem().status()).isEqualTo(503);
    assertThat(refusal.problem().detail()).contains("may have been accepted");
    assertThat(refusal.headers()).containsKey("Retry-After");
  }

  @Test
  void knowsThatNothingWasAcceptedOfWhatWasNotSent() {
    producer.sendException = new TimeoutException("no metadata");

    ProblemException refusal = refusal();

    assertThat(refusal.isUncertain()).isFalse();
    assertThat(refusal.problem().detail()).contains("was not accepted");
  }

  @Test
  void answers413ForATooLargeRecord() {
    producer.sendException = new RecordTooLargeException("large");

    assertThat(refusal().problem().status()).isEqualTo(413);
  }
}
