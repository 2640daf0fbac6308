package io.cloudcostguard.ingest.result.estimate;

import io.cloudcostguard.health.DatabaseRefusal;
import io.cloudcostguard.ingest.result.due.DueDecisions;
import io.cloudcostguard.schemas.Topics;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

/// Stores the headers of submitted plans in the read model, without parsing the plans.
@Component
class SubmissionListener {

  private static final Logger LOGGER = LoggerFactory.getLogger(SubmissionListener.class);

  private final Submitted submitted;
  private final DueDecisions due;
  private final Clock clock;

  SubmissionListener(Submitted submitted, DueDecisions due, Clock clock) {
    this.submitted = submitted;
    this.due = due;
    this.clock = clock;
  }

  @KafkaListener(
      topics = Topics.Names.PLANS,
      groupId = "ccg-ingest-read-model-submissions",
      batch = "true",
      properties = {
        // Under load some at once, rather than each by itself: a row here is not waited for.
        "fetch.min.bytes=262144",
        "fetch.max.wait.ms=50"
      })
  void on(List<ConsumerRecord<byte[], byte[]>> records) {
    List<PlanEnvelope> envelopes = new ArrayList<>(records.size());
    for (ConsumerRecord<byte[], byte[]> record : records) {
      PlanEnvelope envelope = PlanEnvelope.of(record, clock);
      if (envelope == null) {
        // Not ours to put aside: the estimator, which reads all of it, does.
        LOGGER
            .atWarn()
            .addKeyValue("partition", record.partition())
            .addKeyValue("offset", record.offset())
            .log("plan without an id");
      } else {
        envelopes.add(envelope);
      }
    }
    add(envelopes);
  }

  /// One that the database does not take keeps none of the others out.
  private void add(List<PlanEnvelope> envelopes) {
    try {
      submitted.add(envelopes);
      envelopes.forEach(one ->
          due.submitted(
              one.id(),
              one.tenant(),
              one.project(),
              one.workspace(),
              one.header().source(),
              one.at()));
    } catch (DataIntegrityViolationException e) {
      if (envelopes.size() > 1) {
        envelopes.forEach(one -> add(List.of(one)));
      } else {
        LOGGER
            .atWarn()
            .addKeyValue("reason", DatabaseRefusal.ofValue(e))
            .log("plan that the database refuses");
      }
    }
  }
}
