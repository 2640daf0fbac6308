package io.cloudcostguard.notifier.enqueue;

import io.cloudcostguard.notifier.claim.Dispatcher;
import java.util.List;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/// Makes digests and deletes one-off subscriptions, on a schedule.
@Component
final class EnqueueSchedule {

  private final Digests digests;
  private final OneOffSubscriptions oneOffs;
  private final Dispatcher dispatcher;

  EnqueueSchedule(Digests digests, OneOffSubscriptions oneOffs, Dispatcher dispatcher) {
    this.digests = digests;
    this.oneOffs = oneOffs;
    this.dispatcher = dispatcher;
  }

  @Scheduled(fixedDelayString = "${ccg.notifier.poll-interval:1s}")
  void makeDigests() {
    List<Digests.Due> due = digests.due();
    due.forEach(digests::make);
    if (!due.isEmpty()) {
      dispatcher.wake();
    }
  }

  @Scheduled(fixedDelayString = "1h")
  void removeOneOffs() {
    oneOffs.deleteDone();
  }
}
