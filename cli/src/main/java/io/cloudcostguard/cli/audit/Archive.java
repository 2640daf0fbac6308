package io.cloudcostguard.cli.audit;

import io.cloudcostguard.schemas.Topic;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.CorruptRecordException;
import org.apache.kafka.common.record.ControlRecordType;
import org.apache.kafka.common.record.FileLogInputStream.FileChannelRecordBatch;
import org.apache.kafka.common.record.FileRecords;
import org.apache.kafka.common.record.RecordBatch;

/// Archived segments: a folder for each partition, as a broker has them in `log.dirs`, with its
/// `.log` files. Neither indexes nor a broker are needed.
final class Archive implements RecordSource {

  private static final String LOG = ".log";

  /// The places in a segment at which reading can begin, one for so many bytes.
  private static final int EVERY = 1024 * 1024;

  private final Path folder;
  private final Map<TopicPartition, Log> logs = new ConcurrentHashMap<>();

  /// @param folder with a folder for each partition
  Archive(Path folder) {
    this.folder = folder;
  }

  /// A segment.
  ///
  /// @param base the first offset that may be in it
  /// @param places positions of batches in the file, by the offset they begin with
  record Segment(Path file, long base, TreeMap<Long, Integer> places) {

    FileRecords open() throws IOException {
      return FileRecords.open(file.toFile(), false);
    }
  }

  /// Records of a transaction that was aborted.
  record Aborted(long producer, long first, long last) {}

  /// The segments of a partition, and what is committed of them.
  ///
  /// @param end behind the last committed record
  record Log(List<Segment> segments, List<Aborted> aborted, long begin, long end) {

    boolean isAborted(RecordBatch batch) {
      return batch.isTransactional()
          && aborted.stream()
              .anyMatch(each ->
                  each.producer() == batch.producerId()
                      && each.first() <= batch.baseOffset()
                      && batch.baseOffset() <= each.last());
    }
  }

  @Override
  public String name() {
    return folder.toString();
  }

  @Override
  public String id() {
    return "archive " + folder.toAbsolutePath().normalize();
  }

  @Override
  public boolean isLive() {
    return false;
  }

  @Override
  public Map<Topic<?>, List<Bounds>> bounds(List<Topic<?>> topics) {
    Map<Topic<?>, List<Bounds>> bounds = new LinkedHashMap<>();
    for (Topic<?> topic : topics) {
      bounds.put(
          topic,
          numbers(topic).stream()
              .map(number -> log(new TopicPartition(topic.name(), number)))
              .map(log -> new Bounds(log.begin(), log.end()))
              .toList());
    }
    return bounds;
  }

  /// An archive does not know.
  @Override
  public boolean keepsForEver(Topic<?> topic) {
    return false;
  }

  /// Compares the files of `ccg audit archive` with their hashes.
  @Override
  public void check(Findings findings) {
    try (Stream<Path> folders = Files.list(folder)) {
      for (Path there :
          folders.filter(each -> Files.exists(each.resolve(ArchiveSums.FILE))).sorted().toList()) {
        String name = there.getFileName().toString();
        int dash = name.lastIndexOf('-');
        check(
            new TopicPartition(
                name.substring(0, Math.max(0, dash)), Integer.parseInt(name.substring(dash + 1))),
            there,
            findings);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("The archive cannot be read: " + folder, e);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          folder + " has a folder that is not called as a partition is", e);
    }
  }

  private static void check(TopicPartition partition, Path there, Findings findings)
      throws IOException {
    Map<String, String> hashes = ArchiveSums.in(there).hashes();
    List<Path> files = logFiles(there);
    for (Path file : files) {
      String name = file.getFileName().toString();
      String noted = hashes.get(name);
      String has = noted == null ? "" : ArchiveSums.hash(file);
      if (!has.equals(noted)) {
        findings.add(
            Fault.at(
                Fault.Kind.DAMAGED,
                partition.topic(),
                partition.partition(),
                base(file),
                noted == null
                    ? "the archived file %s was put in: %s has no hash of it"
                        .formatted(file, ArchiveSums.FILE)
                    : "the archived file %s was changed: its SHA-256 is %s, and was %s"
                        .formatted(file, has, noted)));
      }
    }
    for (String name : hashes.keySet()) {
      Path file = there.resolve(name);
      if (!files.contains(file)) {
        findings.add(
            Fault.at(
                Fault.Kind.MISSING,
                partition.topic(),
                partition.partition(),
                base(file),
                "the archived file %s is gone".formatted(file)));
      }
    }
  }

  /// The partitions of a topic, which must be all there are.
  private List<Integer> numbers(Topic<?> topic) {
    List<Integer> numbers = new ArrayList<>();
    while (Files.isDirectory(folder.resolve(topic.name() + "-" + numbers.size()))) {
      numbers.add(numbers.size());
    }
    return numbers;
  }

  @Override
  public List<Bounds> since(Topic<?> topic, List<Bounds> whole, long millis) {
    List<Bounds> since = new ArrayList<>();
    for (int number = 0; number < whole.size(); number++) {
      Bounds bounds = whole.get(number);
      since.add(
          new Bounds(
              Math.clamp(
                  first(new TopicPartition(topic.name(), number), millis),
                  bounds.begin(),
                  bounds.end()),
              bounds.end()));
    }
    return since;
  }

  private long first(TopicPartition partition, long millis) {
    try {
      for (Segment segment : log(partition).segments()) {
        try (FileRecords records = segment.open()) {
          for (FileChannelRecordBatch batch : records.batches()) {
            if (batch.maxTimestamp() >= millis) {
              return batch.baseOffset();
            }
          }
        } catch (CorruptRecordException _) {
          return segment.base(); // the reader tells what is wrong
        }
      }
      return Long.MAX_VALUE;
    } catch (IOException e) {
      throw failed(partition, e);
    }
  }

  @Override
  public PartitionReader reader(TopicPartition partition, long from, long end) {
    return new ArchiveReader(partition, log(partition), from, end);
  }

  private Log log(TopicPartition partition) {
    return logs.computeIfAbsent(
        partition,
        there -> {
          try {
            return scan(folder.resolve(there.toString()));
          } catch (IOException e) {
            throw failed(there, e);
          }
        });
  }

  private static UncheckedIOException failed(TopicPartition partition, IOException e) {
    return new UncheckedIOException("The segments of %s cannot be read".formatted(partition), e);
  }

  /// Reads the heads of all batches: which transactions were aborted, and which have no end.
  private static Log scan(Path partition) throws IOException {
    List<Segment> segments = new ArrayList<>();
    List<Aborted> aborted = new ArrayList<>();
    Map<Long, Long> open = new HashMap<>();
    long end = 0;
    for (Path file : logFiles(partition)) {
      long base = base(file);
      Segment segment = new Segment(file, base, new TreeMap<>());
      segments.add(segment);
      end = Math.max(end, base);
      try (FileRecords records = segment.open()) {
        int position = 0;
        for (FileChannelRecordBatch batch : records.batches()) {
          if (segment.places().isEmpty()
              || position - segment.places().lastEntry().getValue() >= EVERY) {
            segment.places().put(batch.baseOffset(), position);
          }
          position += batch.sizeInBytes();
          end = Math.max(end, batch.nextOffset());
          if (batch.isControlBatch()) {
            Long first = open.remove(batch.producerId());
            if (first != null && isAbort(batch)) {
              aborted.add(new Aborted(batch.producerId(), first, batch.lastOffset()));
            }
          } else if (batch.isTransactional()) {
            open.putIfAbsent(batch.producerId(), batch.baseOffset());
          }
        }
      } catch (CorruptRecordException _) {
        // The reader tells.
      }
    }
    long begin = segments.isEmpty() ? 0 : segments.getFirst().base();
    long committed = open.values().stream().mapToLong(Long::longValue).min().orElse(end);
    return new Log(segments, aborted, begin, Math.min(committed, end));
  }

  private static boolean isAbort(RecordBatch batch) {
    var records = batch.iterator();
    return records.hasNext()
        && ControlRecordType.parse(records.next().key()) == ControlRecordType.ABORT;
  }

  private static List<Path> logFiles(Path partition) throws IOException {
    try (Stream<Path> files = Files.list(partition)) {
      return files.filter(file -> file.toString().endsWith(LOG)).sorted().toList();
    }
  }

  /// A segment is called by its first offset.
  private static long base(Path file) throws IOException {
    String name = file.getFileName().toString();
    try {
      return Long.parseLong(name.substring(0, name.length() - LOG.length()));
    } catch (NumberFormatException e) {
      throw new IOException(file + " is not called as a segment is", e);
    }
  }
}
