package io.cloudcostguard.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// Stands for a command that only the distribution with the servers has, and says so.
@Command(description = "Only in the distribution standalone: it needs the servers.")
final class ElsewhereCommand implements Callable<Integer> {

  @Spec private CommandSpec spec = CommandSpec.create();

  private ElsewhereCommand() {}

  /// One that takes whatever the real command understands.
  static CommandLine commandLine() {
    return new CommandLine(new ElsewhereCommand()).setUnmatchedArgumentsAllowed(true);
  }

  @Override
  public Integer call() {
    throw new IllegalStateException(
        "%s needs Kafka, PostgreSQL and the services, which this distribution (cli) does not contain: use the distribution standalone, or ./ccg in the sources"
            .formatted(spec.qualifiedName()));
  }
}
