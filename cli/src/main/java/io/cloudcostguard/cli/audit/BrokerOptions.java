package io.cloudcostguard.cli.audit;

import io.cloudcostguard.cli.kafka.KafkaOptions;
import io.cloudcostguard.cli.server.Endpoints;
import io.cloudcostguard.schemas.chain.NoteKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// The options of every command that reads the topics.
final class BrokerOptions {

  /// The file in the data folder of `./ccg up` with the keys that verify its checkpoints.
  private static final String AUDIT_KEYS = "audit.keys";

  private static final long LARGEST = 64 * 1024;

  @Mixin private KafkaOptions brokers = new KafkaOptions();

  @Option(
      names = "--archive",
      paramLabel = "FOLDER",
      description =
          "Read archived segments instead: a folder of ccg audit archive, or with one folder for"
              + " each partition, as brokers have them in log.dirs"
              + " (ccg.plans-0/00000000000000000000.log). Together with --kafka: what the brokers"
              + " do not have any more is read from the archive.")
  private @Nullable Path archive;

  @Option(
      names = "--key",
      paramLabel = "KEY|FILE",
      description =
          "A key that signed checkpoints (NAME+ID+KEY), or a file with such keys, one a line; may"
              + " be repeated. Default: that of ./ccg up.")
  private List<String> keys = List.of();

  /// The keys whose signatures are trusted.
  ///
  /// @throws IllegalArgumentException if one is no key
  List<NoteKey> keys() throws IOException {
    List<NoteKey> all = new ArrayList<>();
    Path own = brokers.data().resolve(AUDIT_KEYS);
    if (keys.isEmpty() && isUp() && Files.exists(own)) {
      addKeys(own, all);
    }
    all.addAll(read(keys));
    return all;
  }

  /// Reads keys, or files with keys.
  static List<NoteKey> read(List<String> keys) throws IOException {
    List<NoteKey> all = new ArrayList<>();
    for (String key : keys) {
      if (key.contains("+")) {
        all.add(NoteKey.of(key));
      } else {
        addKeys(Path.of(key), all);
      }
    }
    return all;
  }

  private static void addKeys(Path file, List<NoteKey> all) throws IOException {
    if (Files.size(file) > LARGEST) {
      throw new IllegalArgumentException(file + " is too large for a file of keys");
    }
    Files.readString(file)
        .lines()
        .map(String::strip)
        .filter(line -> !line.isEmpty() && !line.startsWith("#"))
        .forEach(line -> all.add(NoteKey.of(line)));
  }

  /// Whether `./ccg up` is meant.
  private boolean isUp() {
    return !brokers.isNamed() && archive == null;
  }

  /// The brokers, or the folder.
  String name() {
    return source().name();
  }

  private RecordSource source() {
    if (archive != null && !brokers.isNamed()) {
      return new Archive(archive);
    }
    Brokers live = new Brokers(brokers.addresses(), brokers.client());
    return archive == null ? live : new Continued(new Archive(archive), live);
  }

  /// The API of `./ccg up`; null where something else is named.
  @Nullable String api() {
    String own = isUp() ? Endpoints.in(brokers.data()).api() : null;
    return own == null || own.isEmpty() ? null : own;
  }

  Audit audit() {
    String keys = System.getenv().getOrDefault(OpenedSource.VARIABLE, "");
    return new Audit(source()).opened(keys);
  }
}
