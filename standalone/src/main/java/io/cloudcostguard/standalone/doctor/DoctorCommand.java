package io.cloudcostguard.standalone.doctor;

import io.cloudcostguard.cli.kafka.KafkaOptions;
import io.cloudcostguard.cli.server.Endpoints;
import io.cloudcostguard.cli.terminal.PrintableStream;
import io.cloudcostguard.schemas.Json;
import io.cloudcostguard.standalone.deployment.DeployedDatabase;
import io.cloudcostguard.standalone.doctor.Diagnosis.Level;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Checks a deployment and says what is wrong, where, and which command mends it.
@Command(
    name = "doctor",
    mixinStandardHelpOptions = true,
    description = {
      "Check a deployment: topics, records, database, secrets, services. Nothing is changed.",
      "The database and the secrets are those of the services' variables (CCG_DB_URL, CCG_DB_USER,"
          + " CCG_DB_PASSWORD, CCG_SECRET_KEY, CCG_API_TOKEN, CCG_NOTARY_KEYS); without --kafka"
          + " those of ./ccg up. No secret is printed."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:All is well.",
      "1:A fault: a service does not work like this.",
      "3:A warning.",
      "4:Something could not be checked."
    })
public final class DoctorCommand implements Callable<Integer> {

  private static final Duration LONGEST_WAIT = Duration.ofMinutes(10);
  private static final int LONGEST_MESSAGE = 500;

  @Mixin private KafkaOptions kafka = new KafkaOptions();

  @Option(
      names = "--service",
      paramLabel = "NAME=URL",
      description = "A service whose health is asked; may be repeated.")
  private Map<String, String> services = new LinkedHashMap<>();

  @Option(
      names = "--receivers",
      description = "Also connect to the receivers of subscriptions, without sending anything.")
  private boolean receivers;

  @Option(
      names = "--wait",
      defaultValue = "PT30S",
      description = "The time for each part; default: ${DEFAULT-VALUE}.")
  private Duration wait = Duration.ZERO;

  @Option(names = "--json", description = "Print JSON.")
  private boolean json;

  private final Map<String, String> env;

  /// Of a deployment whose variables this process has.
  public DoctorCommand() {
    this(System.getenv());
  }

  /// Of a deployment with these variables.
  public DoctorCommand(Map<String, String> env) {
    this.env = env;
  }

  @Override
  public Integer call() throws InterruptedException {
    if (wait.compareTo(Duration.ZERO) <= 0 || wait.compareTo(LONGEST_WAIT) > 0) {
      throw new IllegalArgumentException("--wait is between PT1S and " + LONGEST_WAIT);
    }
    PrintStream out = new PrintableStream(System.out);
    Map<String, List<Diagnosis>> found = new LinkedHashMap<>();
    for (Examination one : examinations()) {
      List<Diagnosis> diagnoses = new ArrayList<>(examine(one));
      diagnoses.sort(Comparator.comparing(Diagnosis::level));
      found.put(one.subject(), diagnoses);
      if (!json) {
        diagnoses.forEach(diagnosis -> print(out, one.subject(), diagnosis));
      }
    }
    List<Level> levels =
        found.values().stream().flatMap(List::stream).map(Diagnosis::level).toList();
    if (json) {
      print(out, found);
    } else {
      out.println(
          "%d faults, %d not checked, %d warnings."
              .formatted(
                  count(levels, Level.FAULT),
                  count(levels, Level.UNKNOWN),
                  count(levels, Level.WARNING)));
    }
    return levels.contains(Level.FAULT)
        ? 1
        : levels.contains(Level.UNKNOWN) ? 4 : levels.contains(Level.WARNING) ? 3 : 0;
  }

  private List<Examination> examinations() {
    List<Examination> all = new ArrayList<>();
    all.add(new TopicsExamination(kafka));
    all.add(new RecordsExamination(kafka));
    DeployedDatabase database = null;
    try {
      database = database();
    } catch (IOException | IllegalArgumentException e) {
      all.add(unknown("database", String.valueOf(e.getMessage())));
    }
    if (database != null) {
      all.add(new DatabaseExamination(database));
    }
    // The secrets of ./ccg up are in its data folder, made by itself.
    if (kafka.isNamed()) {
      all.add(new SecretsExamination(env, database));
    }
    all.add(new ServicesExamination(urls()));
    if (receivers) {
      all.add(
          database == null
              ? unknown("receivers", "They are in the database.")
              : new ReceiversExamination(env, database));
    }
    return all;
  }

  private DeployedDatabase database() throws IOException {
    DeployedDatabase deployed =
        kafka.isNamed() ? DeployedDatabase.in(env) : DeployedDatabase.of(kafka.data());
    if (deployed == null) {
      throw new IllegalArgumentException(
          "CCG_DB_URL is not set: run this with the services' variables.");
    }
    return deployed;
  }

  private Map<String, String> urls() {
    Map<String, String> urls = new LinkedHashMap<>();
    services.forEach((name, url) -> {
      if (!url.matches("https?://[^\\s/?#]+/?")) {
        throw new IllegalArgumentException(
            "'%s' is not the URL of a service, e.g. http://10.0.0.7:8080".formatted(url));
      }
      urls.put(name, url.endsWith("/") ? url.substring(0, url.length() - 1) : url);
    });
    if (!kafka.isNamed() && urls.isEmpty()) {
      urls.put("ingest-api", Endpoints.in(kafka.data()).api());
    }
    return urls;
  }

  /// One that hangs is left behind; its thread ends with the process.
  private List<Diagnosis> examine(Examination examination) throws InterruptedException {
    FutureTask<List<Diagnosis>> task = new FutureTask<>(examination::examine);
    Thread.ofPlatform().daemon().name("doctor-" + examination.subject()).start(task);
    try {
      return task.get(wait.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException _) {
      task.cancel(true);
      return List.of(
          Diagnosis.unknown(
              examination.subject(),
              "It was not examined within %d s (--wait).".formatted(wait.toSeconds())));
    } catch (ExecutionException e) {
      return List.of(Diagnosis.unknown(examination.subject(), sentence(e.getCause())));
    }
  }

  private static Examination unknown(String subject, String why) {
    return new Examination() {
      @Override
      public String subject() {
        return subject;
      }

      @Override
      public List<Diagnosis> examine() {
        return List.of(Diagnosis.unknown(subject, why));
      }
    };
  }

  private static String sentence(@Nullable Throwable failure) {
    Throwable cause = failure;
    while (cause != null && cause.getCause() != null) {
      cause = cause.getCause();
    }
    String text =
        cause == null || cause.getMessage() == null
            ? String.valueOf(cause)
            : cause.getMessage().replaceAll("\\s+", " ");
    return "It cannot be examined: "
        + (text.length() <= LONGEST_MESSAGE ? text : text.substring(0, LONGEST_MESSAGE) + "…");
  }

  private static long count(List<Level> levels, Level level) {
    return levels.stream().filter(level::equals).count();
  }

  private static void print(PrintStream out, String subject, Diagnosis one) {
    out.printf("%-8s %-10s %s: %s%n", one.level(), subject, one.where(), one.message());
  }

  private static void print(PrintStream out, Map<String, List<Diagnosis>> found) {
    ObjectNode whole = Json.MAPPER.createObjectNode();
    ArrayNode all = whole.putArray("diagnoses");
    found.forEach((subject, diagnoses) ->
        diagnoses.forEach(one -> {
          ObjectNode node =
              all.addObject()
                  .put("level", one.level().name())
                  .put("subject", subject)
                  .put("where", one.where())
                  .put("message", one.message());
          if (one.command() != null) {
            node.put("command", one.command());
          }
        }));
    // As bytes: an end of line is no matter of a terminal here.
    out.print(whole.toPrettyString());
    out.println();
  }
}
