package io.cloudcostguard.cli.audit;

import io.cloudcostguard.schemas.chain.NoteKey;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Makes a key that signs checkpoints.
@Command(
    name = "key",
    mixinStandardHelpOptions = true,
    description = {
      "Make a key that signs checkpoints.",
      "The secret is written to a file that only its owner can read; the key that verifies is"
          + " printed."
    })
final class KeyCommand implements Callable<Integer> {

  @Parameters(
      index = "0",
      paramLabel = "NAME",
      description = "What the key is called, e.g. ccg.example.com/2026.")
  private String name = "";

  @Option(
      names = {"-o", "--output"},
      required = true,
      paramLabel = "FILE",
      description = "Where the secret is written (CCG_NOTARY_KEYS of estimator-stream).")
  private Path output = Path.of("notary.key");

  @Override
  public Integer call() throws IOException {
    NoteKey key = NoteKey.generate(name);
    try {
      Files.createFile(
          output,
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    } catch (FileAlreadyExistsException e) {
      throw new IOException(output + " is there already; it is not replaced", e);
    }
    Files.write(
        output, (key.signer() + "\n").getBytes(StandardCharsets.UTF_8), StandardOpenOption.WRITE);
    System.out.println(key.verifier());
    return 0;
  }
}
