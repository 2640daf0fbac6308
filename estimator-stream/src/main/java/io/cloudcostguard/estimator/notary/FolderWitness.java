package io.cloudcostguard.estimator.notary;

import io.cloudcostguard.schemas.chain.Checkpoint;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Writes the newest checkpoint of each partition to a folder, a file each, replaced as a whole. An
/// operator who copies the folder to a place where it cannot be changed has a witness: a history
/// that was replaced together with all its checkpoints does not agree with it.
final class FolderWitness implements Witness {

  private static final Logger LOGGER = LoggerFactory.getLogger(FolderWitness.class);

  private final Path folder;

  FolderWitness(Path folder) {
    this.folder = folder;
  }

  /// A folder that cannot be written is logged; checkpoints are in the topic all the same.
  @Override
  public void take(Checkpoint checkpoint) {
    Path file = folder.resolve(checkpoint.key() + ".checkpoint");
    Path part = folder.resolve(checkpoint.key() + ".part");
    try {
      Files.createDirectories(folder);
      Files.writeString(part, checkpoint.note());
      Files.move(part, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      LOGGER
          .atError()
          .addKeyValue("path", file)
          .addKeyValue("reason", e.toString())
          .log("checkpoint not written to the witness folder");
    }
  }
}
