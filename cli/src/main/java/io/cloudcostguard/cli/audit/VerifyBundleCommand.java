package io.cloudcostguard.cli.audit;

import io.cloudcostguard.cli.terminal.PrintableStream;
import io.cloudcostguard.schemas.Json;
import io.cloudcostguard.schemas.chain.NoteKey;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.core.JacksonException;

/// Verifies the evidence of estimates without a server.
@Command(
    name = "verify-bundle",
    mixinStandardHelpOptions = true,
    description = "Verify the evidence of estimates, from its file alone.",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      " 0:Proven.",
      " 1:Error: the file is no bundle.",
      " 2:Not proven: there are faults.",
      " 4:Incomplete: no fault, but something could not be checked."
    })
final class VerifyBundleCommand implements Callable<Integer> {

  private static final long LARGEST = 1L << 30;

  @Parameters(index = "0", paramLabel = "FILE", description = "The bundle.")
  private Path file = Path.of("bundle.json");

  @Option(
      names = "--key",
      paramLabel = "KEY|FILE",
      description = "A key that signed checkpoints, or a file with such keys; may be repeated.")
  private List<String> keys = List.of();

  @Override
  public Integer call() throws IOException {
    List<NoteKey> trusted = BrokerOptions.read(keys);
    if (Files.size(file) > LARGEST) {
      throw new IOException(file + " is too large for a bundle");
    }
    BundleCheck.Result result;
    Dsse.Signature signature;
    try {
      Dsse envelope = Json.MAPPER.readValue(Files.readAllBytes(file), Dsse.class);
      if (!Bundle.TYPE.equals(envelope.payloadType())) {
        throw new IOException(
            "%s is a %s, and no bundle of this version".formatted(file, envelope.payloadType()));
      }
      signature = envelope.signature(trusted);
      result =
          new BundleCheck(trusted)
              .check(Json.MAPPER.readValue(envelope.bytes(), Bundle.class), signature);
    } catch (JacksonException | IllegalArgumentException | NullPointerException e) {
      throw new IOException("%s is no bundle: %s".formatted(file, e.getMessage()), e);
    }
    PrintStream out = new PrintableStream(System.out);
    result.faults().forEach(fault -> out.println("Fault: " + fault));
    List<String> notChecked = new ArrayList<>(result.notChecked());
    notChecked.forEach(sentence -> out.println("Not checked: " + sentence));
    out.println(
        "%s: %d estimates identical, %d records in signed trees of cluster %s%s"
            .formatted(
                result.result().word(),
                result.estimates(),
                result.records(),
                result.cluster() == null ? "unknown" : result.cluster(),
                switch (signature) {
                  case NONE -> "";
                  case VALID -> "; the bundle is signed by a known key";
                  case INVALID -> "; the signature of the bundle is not valid";
                  case UNKNOWN_KEY -> "; the bundle is signed by an unknown key";
                }));
    return switch (result.result()) {
      case PROVEN -> 0;
      case NOT_PROVEN -> 2;
      case INCOMPLETE -> 4;
    };
  }
}
