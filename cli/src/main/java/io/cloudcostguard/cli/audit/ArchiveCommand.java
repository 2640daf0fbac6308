package io.cloudcostguard.cli.audit;

import io.cloudcostguard.cli.kafka.KafkaOptions;
import io.cloudcostguard.cli.terminal.PrintableStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Copies what is signed from the brokers to files.
@Command(
    name = "archive",
    mixinStandardHelpOptions = true,
    description =
        "Copy the records that checkpoints cover from the topics to files, with the checkpoints,"
            + " and go on where the files before end.",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      " 0:Everything that is signed is archived.",
      " 1:Error.",
      " 4:Incomplete: something could not be archived; it is named."
    })
final class ArchiveCommand implements Callable<Integer> {

  private static final int INCOMPLETE = 4;
  private static final long MIB = 1024 * 1024;

  @Mixin private KafkaOptions brokers = new KafkaOptions();

  @Option(
      names = "--to",
      required = true,
      paramLabel = "FOLDER",
      description = "The folder; it gets a folder for each partition.")
  private Path to = Path.of("archive");

  @Option(
      names = "--segment",
      paramLabel = "MIB",
      description = "A file of this size is closed; default: ${DEFAULT-VALUE}.")
  private int segment = 256;

  @Override
  public Integer call() throws IOException {
    if (segment < 1) {
      throw new IllegalArgumentException("--segment is a number of MiB from 1 on");
    }
    PrintStream out = new PrintableStream(System.out);
    ArchiveWriter.Result result =
        new ArchiveWriter(
                new Brokers(brokers.addresses(), brokers.client()), to, segment * MIB, out::println)
            .write();
    result.missing().forEach(sentence -> out.println("Not archived: " + sentence));
    out.printf("%,d records in %,d new files: %s%n", result.records(), result.files(), to);
    return result.missing().isEmpty() ? 0 : INCOMPLETE;
  }
}
