package io.cloudcostguard.cli.audit;

import io.cloudcostguard.schemas.chain.SignedNote;
import io.cloudcostguard.schemas.chain.TreeHead;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Copies of checkpoints that were kept elsewhere. Each must be one that the topic has.
final class Witnesses {

  private static final int MOST = 10_000;
  private static final long LARGEST = 64 * 1024;
  private static final String SUFFIX = ".checkpoint";

  private final Map<String, TreeHead> heads = new HashMap<>();
  private final Set<String> copies = new HashSet<>();

  private Witnesses() {}

  /// Reads the files of a folder.
  ///
  /// @param folder null: there is none
  /// @throws IllegalArgumentException if a file is no checkpoint
  static Witnesses in(@Nullable Path folder) {
    Witnesses witnesses = new Witnesses();
    if (folder == null) {
      return witnesses;
    }
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file :
          files.filter(each -> each.toString().endsWith(SUFFIX)).limit(MOST).toList()) {
        SignedNote note =
            Files.size(file) > LARGEST ? null : SignedNote.read(Files.readString(file));
        TreeHead head = note == null ? null : TreeHead.read(note.text());
        if (head == null) {
          throw new IllegalArgumentException(file + " is no checkpoint");
        }
        String name = file.getFileName().toString();
        witnesses.heads.put(name.substring(0, name.length() - SUFFIX.length()), head);
      }
      witnesses.copies.addAll(witnesses.heads.keySet());
    } catch (IOException e) {
      throw new UncheckedIOException("The witness cannot be read: " + folder, e);
    }
    return witnesses;
  }

  /// Whether there is a copy of a partition.
  boolean has(String key) {
    return copies.contains(key);
  }

  /// Compares a checkpoint of the topic with the copy of its partition.
  Optional<Fault> see(String key, TreeHead head) {
    TreeHead copy = heads.get(key);
    if (copy == null || copy.size() != head.size()) {
      return Optional.empty();
    }
    heads.remove(key);
    return copy.origin().equals(head.origin()) && Arrays.equals(copy.root(), head.root())
        ? Optional.empty()
        : Optional.of(
            fault(
                key,
                copy,
                "the witness has another root of the first %d records: the history was replaced together with its checkpoints"
                    .formatted(copy.size())));
  }

  /// Copies of checkpoints that the topic does not have.
  List<Fault> unseen() {
    List<Fault> faults = new ArrayList<>();
    heads.forEach((key, copy) ->
        faults.add(
            fault(
                key,
                copy,
                "the witness saw a checkpoint of %d records, made at %s, which is not in ccg.checkpoints"
                    .formatted(copy.size(), copy.time()))));
    return faults;
  }

  private static Fault fault(String key, TreeHead copy, String message) {
    int dash = key.lastIndexOf('-');
    int partition;
    try {
      partition = dash < 0 ? -1 : Integer.parseInt(key.substring(dash + 1));
    } catch (NumberFormatException _) {
      partition = -1;
    }
    return new Fault(
        Fault.Kind.WITNESS,
        partition < 0 ? key : key.substring(0, dash),
        partition,
        -1,
        copy.time(),
        null,
        message,
        List.of());
  }
}
