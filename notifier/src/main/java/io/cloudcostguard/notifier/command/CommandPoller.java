package io.cloudcostguard.notifier.command;

import io.cloudcostguard.notifier.claim.Dispatcher;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/// Polls the table of commands and executes them.
@Component
final class CommandPoller {

  private static final int BATCH = 50;

  private final CommandExecutor commands;
  private final Dispatcher dispatcher;

  CommandPoller(CommandExecutor commands, Dispatcher dispatcher) {
    this.commands = commands;
    this.dispatcher = dispatcher;
  }

  @Scheduled(fixedDelayString = "${ccg.notifier.poll-interval:1s}")
  void poll() {
    int done;
    do {
      done = commands.execute(BATCH);
      if (done > 0) {
        dispatcher.wake();
      }
    } while (done == BATCH);
  }
}
