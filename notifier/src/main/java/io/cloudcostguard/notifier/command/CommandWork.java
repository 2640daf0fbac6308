package io.cloudcostguard.notifier.command;

import io.cloudcostguard.notifier.deliver.Dispatcher;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/// Looks for commands and has them done.
@Component
final class CommandWork {

  private static final int BATCH = 50;

  private final Commands commands;
  private final Dispatcher dispatcher;

  CommandWork(Commands commands, Dispatcher dispatcher) {
    this.commands = commands;
    this.dispatcher = dispatcher;
  }

  @Scheduled(fixedDelayString = "${ccg.notifier.poll-interval:1s}")
  void work() {
    int done;
    do {
      done = commands.work(BATCH);
      if (done > 0) {
        dispatcher.wake();
      }
    } while (done == BATCH);
  }
}
