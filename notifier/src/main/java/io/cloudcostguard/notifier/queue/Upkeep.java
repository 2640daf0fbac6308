package io.cloudcostguard.notifier.queue;

import io.cloudcostguard.notifier.deliver.Dispatcher;
import java.util.List;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/// What is to be done about the queue by the clock.
@Component
final class Upkeep {

  private final Digests digests;
  private final OneOffs oneOffs;
  private final Dispatcher dispatcher;

  Upkeep(Digests digests, OneOffs oneOffs, Dispatcher dispatcher) {
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
    oneOffs.remove();
  }
}
