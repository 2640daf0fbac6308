package io.cloudcostguard.cli.audit;

import io.cloudcostguard.schemas.Json;
import io.cloudcostguard.schemas.chain.NoteKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Writes the evidence of estimates to a file.
@Command(
    name = "export",
    mixinStandardHelpOptions = true,
    description =
        "Write the evidence of estimates to a file that ccg audit verify-bundle verifies without a"
            + " server.")
final class ExportCommand implements Callable<Integer> {

  @Mixin private BrokerOptions brokers = new BrokerOptions();

  @Parameters(arity = "1..*", paramLabel = "ESTIMATE", description = "The ids of estimates.")
  private List<String> ids = List.of();

  @Option(
      names = {"-o", "--output"},
      required = true,
      paramLabel = "FILE",
      description = "The file.")
  private Path output = Path.of("bundle.json");

  @Option(
      names = "--sign",
      paramLabel = "FILE",
      description = "Sign the bundle with the key in this file (ccg audit key).")
  private @Nullable Path sign;

  @Override
  public Integer call() throws IOException {
    NoteKey key = sign == null ? null : NoteKey.of(Files.readString(sign));
    Bundle bundle = brokers.audit().bundle(ids);
    Dsse envelope = Dsse.of(Json.MAPPER.writeValueAsBytes(bundle), Bundle.TYPE, key);
    Files.write(output, Json.MAPPER.writeValueAsBytes(envelope));
    System.out.printf(
        "%d estimates, %d prices, %d events: %s%n",
        bundle.estimates().size(), bundle.prices().size(), bundle.events().size(), output);
    return 0;
  }
}
