package io.cloudcostguard.estimator.notary;

import io.cloudcostguard.schemas.chain.SignedNote;
import io.cloudcostguard.schemas.chain.TreeHead;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Writes the newest checkpoint of each partition to a folder, a file each, replaced as a whole. An
/// operator who copies the folder to a place where it cannot be changed has a witness: a history
/// that was replaced together with all its checkpoints does not agree with it.
final class FolderWitness implements Witness {

  private static final Logger LOGGER = LoggerFactory.getLogger(FolderWitness.class);

  private static final String SUFFIX = ".checkpoint";
  private static final long LARGEST = 64 * 1024;

  private final Path folder;

  FolderWitness(Path folder) {
    this.folder = folder;
  }

  /// A folder that cannot be written is logged; checkpoints are in the topic all the same.
  @Override
  public void take(String partition, String note) {
    Path file = folder.resolve(partition + SUFFIX);
    Path part = folder.resolve(partition + ".part");
    try {
      Files.createDirectories(folder);
      Files.writeString(part, note);
      Files.move(part, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      LOGGER
          .atError()
          .addKeyValue("path", file)
          .addKeyValue("reason", e.toString())
          .log("checkpoint not written to the witness folder");
    }
  }

  /// A file that is no checkpoint is told of, and replaced with the next one.
  @Override
  public @Nullable TreeHead newest(String partition) {
    Path file = folder.resolve(partition + SUFFIX);
    TreeHead head = null;
    try {
      if (!Files.exists(file)) {
        return null;
      }
      SignedNote note = Files.size(file) > LARGEST ? null : SignedNote.read(Files.readString(file));
      head = note == null ? null : TreeHead.read(note.text());
    } catch (IOException _) {
      // Told below.
    }
    if (head == null) {
      LOGGER.atError().addKeyValue("path", file).log("the witness folder has no checkpoint here");
    }
    return head;
  }
}
