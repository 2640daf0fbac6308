package io.cloudcostguard.cli.dlq;

import io.cloudcostguard.cli.kafka.KafkaOptions;
import io.cloudcostguard.cli.terminal.PrintableStream;
import io.cloudcostguard.schemas.Json;
import io.cloudcostguard.schemas.event.DeadLetter;
import io.cloudcostguard.schemas.event.Replay;
import io.cloudcostguard.schemas.event.TraceParent;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Lists, shows, replays and drops records that a service could not process.
@Command(
    name = "dlq",
    mixinStandardHelpOptions = true,
    description = {
      "List, show, replay and drop dead letters: records that a service could not process.",
      "The services may run meanwhile."
    })
public final class DlqCommand {

  private static final int LONGEST_COMMENT = 1_000;
  private static final int NOT_ALL = 1;
  private static final int MOST_HEADERS = 80;
  private static final int LONGEST_HEADER = 500;

  @Command(mixinStandardHelpOptions = true, description = "List letters, the newest last.")
  int list(
      @Mixin KafkaOptions kafka,
      @Mixin LetterFilter filter,
      @Option(names = "--all", description = "Also those that were replayed or dropped.")
          boolean all,
      @Option(
              names = "--limit",
              defaultValue = "100",
              description = "The newest so many; default: ${DEFAULT-VALUE}.")
          int limit,
      @Option(
              names = "--wait",
              defaultValue = "PT2M",
              description = "How long a topic may be read; default: ${DEFAULT-VALUE}.")
          Duration wait,
      @Option(names = "--json", description = "Print JSON.") boolean json) {
    List<Letter> letters = new ArrayList<>(letters(kafka, wait, filter.since(), filter::accepts));
    letters.removeIf(letter -> !all && letter.settled() != null);
    List<Letter> newest = letters.subList(Math.max(0, letters.size() - limit), letters.size());
    if (json) {
      ObjectNode shown = Json.MAPPER.createObjectNode();
      ArrayNode array = shown.putArray("letters");
      newest.forEach(letter -> array.add(asJson(letter)));
      PrintStream out = out();
      out.print(shown.toPrettyString());
      out.println();
      return 0;
    }
    newest.forEach(letter ->
        out()
            .printf(
                "%-18s %s  %-12s %-30s %-8s %s%s%n",
                letter.id(),
                letter.at(),
                letter.tenant().isEmpty() ? "-" : letter.tenant(),
                letter.source(),
                state(letter),
                letter.reason(),
                letter.copies() > 1 ? " (%d letters)".formatted(letter.copies()) : ""));
    out()
        .println(
            letters.size() == newest.size()
                ? "%d dead letters.".formatted(letters.size())
                : "%d of %d dead letters: --limit shows more."
                    .formatted(newest.size(), letters.size()));
    return 0;
  }

  @Command(
      mixinStandardHelpOptions = true,
      description = "Show a letter: its headers, and the form of its body without its texts.")
  int show(@Mixin KafkaOptions kafka, @Parameters(paramLabel = "LETTER") String letter) {
    LetterId id = LetterId.of(letter);
    try (LetterLog log = log(kafka, Duration.ofSeconds(20))) {
      ConsumerRecord<byte[], byte[]> record =
          log.record(id.topic().name(), id.partition(), id.offset());
      if (record == null || Letter.mark(record) != null) {
        throw none(id);
      }
      Letter found = Letter.of(id.topic(), record);
      PrintStream out = out();
      out.println("letter " + id + ", written " + found.at());
      int shown = 0;
      for (Header header : record.headers()) {
        if (shown++ == MOST_HEADERS) {
          out.println("… more headers");
          break;
        }
        out.println(header.key() + ": " + value(header));
      }
      byte[] key = record.key();
      out.println(
          "key: " + (key == null ? "none" : key.length + " bytes, of tenant " + found.tenant()));
      out.println("body: ");
      RedactedBody.of(record.value()).lines().forEach(out::println);
      if (Way.of(found) instanceof Way.Not(var instead)) {
        out.println("It cannot be replayed. " + instead);
      }
    }
    return 0;
  }

  @Command(
      mixinStandardHelpOptions = true,
      description = {
        "Process the records of letters again, by the service that could not. One that fails again"
            + " is a dead letter again.",
        "A letter is replayed once; each replay is in the audit log."
      })
  int replay(
      @Mixin KafkaOptions kafka,
      @Mixin LetterFilter filter,
      @Parameters(paramLabel = "LETTER", arity = "0..*", description = "Ids; or choose by options.")
          List<String> ids,
      @Option(names = "--because", paramLabel = "TEXT", description = "For the audit log.")
          @Nullable String because,
      @Option(
              names = "--wait",
              defaultValue = "PT2M",
              description = "How long a topic may be read; default: ${DEFAULT-VALUE}.")
          Duration wait) {
    return settle(kafka, filter, ids, because, wait, true);
  }

  @Command(
      mixinStandardHelpOptions = true,
      description = "Drop letters: they are not listed any more. Each is in the audit log.")
  int drop(
      @Mixin KafkaOptions kafka,
      @Mixin LetterFilter filter,
      @Parameters(paramLabel = "LETTER", arity = "0..*", description = "Ids; or choose by options.")
          List<String> ids,
      @Option(
              names = "--because",
              paramLabel = "TEXT",
              required = true,
              description = "Why, for the audit log.")
          String because,
      @Option(
              names = "--wait",
              defaultValue = "PT2M",
              description = "How long a topic may be read; default: ${DEFAULT-VALUE}.")
          Duration wait) {
    if (because.isBlank()) {
      throw new IllegalArgumentException("--because needs a reason");
    }
    return settle(kafka, filter, ids, because, wait, false);
  }

  private static int settle(
      KafkaOptions kafka,
      LetterFilter filter,
      @Nullable List<String> ids,
      @Nullable String because,
      Duration wait,
      boolean replay) {
    List<LetterId> wanted = ids == null ? List.of() : ids.stream().map(LetterId::of).toList();
    if (wanted.isEmpty() == !filter.isGiven()) {
      throw new IllegalArgumentException(
          "Name letters by their ids, or choose them by --topic, --reason, --tenant, --since,"
              + " --until");
    }
    if (because != null
        && (because.length() > LONGEST_COMMENT
            || because.chars().anyMatch(Character::isISOControl))) {
      throw new IllegalArgumentException(
          "--because has at most %d characters, in one line".formatted(LONGEST_COMMENT));
    }
    int refused = 0;
    // From here on no other command settles letters, so what is read now stays true.
    try (Settling settling = new Settling(kafka::with, kafka.sealing());
        LetterLog log = log(kafka, wait)) {
      List<Letter> letters =
          wanted.isEmpty()
              ? log.read(filter.since(), filter::accepts)
              : log.read(null, letter -> true);
      for (LetterId id : wanted) {
        if (letters.stream().noneMatch(letter -> letter.id().equals(id))) {
          throw none(id);
        }
      }
      for (Letter letter : letters) {
        if (wanted.isEmpty() ? letter.settled() == null : wanted.contains(letter.id())) {
          refused += one(settling, log, letter, because, replay) ? 0 : 1;
        }
      }
    }
    return refused == 0 ? 0 : NOT_ALL;
  }

  /// Whether the letter is settled now.
  private static boolean one(
      Settling settling, LetterLog log, Letter letter, @Nullable String because, boolean replay) {
    if (letter.settled() != null) {
      out().println("%s was %s before.".formatted(letter.id(), letter.settled().word()));
      return true;
    }
    if (!replay) {
      settling.settle(letter, null, because);
      out().println("%s is dropped.".formatted(letter.id()));
      return true;
    }
    Way way = Way.of(letter);
    if (way instanceof Way.Not(var instead)) {
      out().println("%s is not replayed. %s".formatted(letter.id(), instead));
      return false;
    }
    DeadLetter.Source source = source(log, letter);
    if (source == null) {
      out()
          .println(
              "%s is not replayed. It has not all of its record, and %s has it no more."
                  .formatted(letter.id(), letter.source()));
      return false;
    }
    settling.settle(
        letter,
        switch (way) {
          case Way.ToReader _ -> Replay.of(letter.id().topic(), source);
          case Way.ToTopic(var name) -> again(name, source);
          case Way.Not _ -> throw new IllegalStateException("Refused above");
        },
        because);
    out().println("%s is replayed.".formatted(letter.id()));
    return true;
  }

  /// The whole record: of the letter, or of its own topic where the letter has not all of it.
  private static DeadLetter.@Nullable Source source(LetterLog log, Letter letter) {
    int partition;
    long offset;
    long timestamp;
    try {
      partition = Integer.parseInt(letter.source().partition());
      offset = Long.parseLong(letter.source().offset());
      timestamp = Long.parseLong(letter.timestamp());
    } catch (NumberFormatException _) {
      return null;
    }
    String topic = letter.source().topic();
    ConsumerRecord<byte[], byte[]> record =
        letter.truncated()
            ? log.record(topic, partition, offset)
            : log.record(letter.id().topic().name(), letter.id().partition(), letter.id().offset());
    return record == null
        ? null
        : new DeadLetter.Source(
            topic,
            partition,
            offset,
            timestamp,
            record.key(),
            record.value(),
            own(record.headers()));
  }

  private static List<Header> own(Iterable<Header> headers) {
    List<Header> own = new ArrayList<>();
    headers.forEach(header -> {
      if (!header.key().startsWith("dlq_")) {
        own.add(header);
      }
    });
    return own;
  }

  private static ProducerRecord<byte[], byte[]> again(String topic, DeadLetter.Source source) {
    ProducerRecord<byte[], byte[]> record =
        new ProducerRecord<>(topic, source.key(), source.value());
    source.headers().forEach(record.headers()::add);
    return record;
  }

  private static List<Letter> letters(
      KafkaOptions kafka, Duration wait, @Nullable Instant since, Predicate<Letter> wanted) {
    try (LetterLog log = log(kafka, wait)) {
      return log.read(since, wanted);
    }
  }

  private static LetterLog log(KafkaOptions kafka, Duration wait) {
    return new LetterLog(kafka::with, kafka.sealing(), wait);
  }

  /// Our headers, and those of CloudEvents; of others the length.
  private static String value(Header header) {
    byte[] value = header.value() == null ? new byte[0] : header.value();
    String name = header.key();
    if (!name.startsWith("ce_")
        && !name.startsWith("dlq_")
        && !name.equals(TraceParent.HEADER)
        && !name.equals("content-type")) {
      return "… %d bytes".formatted(value.length);
    }
    String text = new String(value, StandardCharsets.UTF_8);
    return text.length() <= LONGEST_HEADER ? text : text.substring(0, LONGEST_HEADER) + "…";
  }

  private static ObjectNode asJson(Letter letter) {
    return Json.MAPPER
        .createObjectNode()
        .put("id", letter.id().toString())
        .put("at", letter.at().toString())
        .put("tenant", letter.tenant())
        .put("topic", letter.source().topic())
        .put("partition", letter.source().partition())
        .put("offset", letter.source().offset())
        .put("reason", letter.reason())
        .put("truncated", letter.truncated())
        .put("letters", letter.copies())
        .put("state", state(letter));
  }

  private static String state(Letter letter) {
    return letter.settled() == null ? "open" : letter.settled().word();
  }

  private static IllegalArgumentException none(LetterId id) {
    return new IllegalArgumentException(
        "There is no dead letter %s: ccg dlq list --all shows them".formatted(id));
  }

  private static PrintStream out() {
    return new PrintableStream(System.out);
  }
}
