package io.cloudcostguard.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.cloudcostguard.schemas.Sha256;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/// The recipes of `ci/` do what docs/ci.md says: their shell scripts are taken out of the YAML and
/// run as the CI system would run them, with the command line itself and a forge that answers as
/// the real one does. What is left of a CI system is its cache and its images.
class CiRecipesTest {

  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
  private static final Path SAMPLE = ROOT.resolve("examples/web-stack/plan.json");
  private static final Pattern EXPRESSION =
      Pattern.compile("\\$\\{\\{ ([^}]{1,100}) }}|\\$\\[\\[ ([^]]{1,100}) ]]");
  private static final Pattern PINNED =
      Pattern.compile("[\\w./-]+@[0-9a-f]{40} # v\\d+\\.\\d+\\.\\d+");

  @TempDir Path folder;
  private ForgeFake forge;
  private Path archive;
  private final Map<String, String> environment = new TreeMap<>();

  /// What a run of a recipe left.
  private record Run(int code, String said) {}

  @BeforeEach
  void start() throws Exception {
    forge = new ForgeFake();
    archive = distribution();
    environment.put("PATH", System.getenv("PATH"));
    environment.put("HOME", folder.toString());
    environment.put("JAVA_HOME", System.getProperty("java.home"));
    environment.put("CCG_CLASSES", System.getProperty("java.class.path"));
    environment.put("CCG_DISTRIBUTION", archive.toUri().toString());
    environment.put("CCG_SHA256", Sha256.hex(Files.readAllBytes(archive)));
    Files.copy(SAMPLE, folder.resolve("plan.json"));
    Files.writeString(
        Files.createDirectories(folder.resolve("infra")).resolve("main.tf"),
        "# The shop\nresource \"aws_instance\" \"web\" {\n}\n");
  }

  @AfterEach
  void stop() {
    forge.close();
  }

  /// An archive of the shape of the released one; its launcher starts the classes of this build.
  private Path distribution() throws Exception {
    Path ccg = Files.createDirectories(folder.resolve("built/ccg")).resolve("ccg");
    Files.writeString(
        ccg,
        """
        #!/bin/sh
        exec "$JAVA_HOME/bin/java" -XX:TieredStopAtLevel=1 -XX:+UseSerialGC \\
          --sun-misc-unsafe-memory-access=allow --enable-native-access=ALL-UNNAMED \\
          -cp "$CCG_CLASSES" io.cloudcostguard.cli.Ccg "$@"
        """);
    assertThat(ccg.toFile().setExecutable(true)).isTrue();
    Path made = folder.resolve("ccg.tar.gz");
    Run tar =
        shell("sh", "tar czf '%s' -C '%s' ccg".formatted(made, folder.resolve("built")), Map.of());
    assertThat(tar.code()).as(tar.said()).isZero();
    return made;
  }

  /// The recipes that comment.
  enum Recipe {
    GITHUB,
    GITLAB,
    AZURE,
    BITBUCKET,
    JENKINS
  }

  @ParameterizedTest
  @EnumSource(Recipe.class)
  void commentsOnceAndFailsWhereARuleIsBroken(Recipe recipe) throws Exception {
    Run passing = run(recipe, 1, "delta>100000");
    Run broken = run(recipe, 2, "delta>500");

    assertThat(passing.code()).as(passing.said()).isZero();
    assertThat(broken.code()).as(broken.said()).isEqualTo(2);
    assertThat(broken.said()).contains("HARD_BLOCK  delta>500: ");
    assertThat(forge.comments()).hasSize(1);
    assertThat(forge.comments().getFirst().text()).contains("Blocked.");
  }

  @ParameterizedTest
  @EnumSource(Recipe.class)
  void runsNothingThatIsNotTheDistribution(Recipe recipe) throws Exception {
    environment.put("CCG_SHA256", "0".repeat(64));

    Run run = run(recipe, 1, "delta>100000");

    assertThat(run.code()).isNotZero().isNotEqualTo(2);
    assertThat(forge.requests()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(Recipe.class)
  void tellsAnErrorFromADecision(Recipe recipe) throws Exception {
    Files.writeString(folder.resolve("plan.json"), "{}");

    assertThat(run(recipe, 1, "delta>500").code()).isEqualTo(7);
    assertThat(forge.requests()).isEmpty();
  }

  @Test
  void showsLinesInMergeRequestsOfGitLab() throws Exception {
    assertThat(run(Recipe.GITLAB, 1, "delta>100000").code()).isZero();

    assertThat(folder.resolve("ccg-code-quality.json"))
        .content()
        .containsPattern("\"path\" : \"infra/main.tf\",\\s+\"lines\" : \\{\\s+\"begin\" : 2");
  }

  /// The token of such a run reads only.
  @Test
  void estimatesPullRequestsOfForksOnGitHub() throws Exception {
    forge.refuse(403);

    Run passing = run(Recipe.GITHUB, 1, "delta>100000");
    Run broken = run(Recipe.GITHUB, 1, "delta>500");

    assertThat(passing.code()).as(passing.said()).isZero();
    assertThat(passing.said()).contains("::notice::The token may not comment");
    assertThat(broken.code()).isEqualTo(2);
    assertThat(folder.resolve("summary")).content().contains("### Monthly cost");
  }

  @Test
  void givesSeveralRulesAndCodeScanningOnGitHub() throws Exception {
    Run run =
        gitHub(
            1,
            Map.of(
                "fail-on", "delta>100000\n\ndeltaPercent>25 and delta>100\nblocked\n",
                "sarif", "ccg.sarif",
                "api", "https://ccg.example.org"));

    assertThat(run.code()).as(run.said()).isEqualTo(2);
    assertThat(run.said()).contains("budgets are not asked", "deltaPercent>25 and delta>100: ");
    assertThat(folder.resolve("ccg.sarif")).content().contains("\"ruleId\" : \"decision\"");
  }

  @Test
  void asksAServerOnceForBothFormatsOnGitHub() throws Exception {
    List<String> keys = new CopyOnWriteArrayList<>();
    HttpServer server = server(keys);
    try {
      Run run =
          gitHub(
              3,
              Map.of(
                  "fail-on", "blocked",
                  "sarif", "ccg.sarif",
                  "api", "http://127.0.0.1:" + server.getAddress().getPort(),
                  "api-token", "secret"));

      assertThat(run.code()).as(run.said()).isEqualTo(2);
      assertThat(run.said()).contains("SOFT_BLOCK  budget: Above the budget.");
      assertThat(keys).hasSize(2).containsOnly(keys.getFirst());
      assertThat(folder.resolve("ccg.sarif")).content().contains("Above the budget.");
    } finally {
      server.stop(0);
    }
  }

  /// A server whose budget blocks every plan.
  private HttpServer server(List<String> keys) throws Exception {
    Run estimated =
        shell(
            "sh", folder.resolve("built/ccg/ccg") + " estimate plan.json --format json", Map.of());
    assertThat(estimated.code()).isZero();
    HttpServer server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
    server.createContext(
        "/",
        exchange -> {
          try (exchange) {
            exchange.getRequestBody().readAllBytes();
            String path = exchange.getRequestURI().getPath();
            boolean submits = exchange.getRequestMethod().equals("POST");
            if (submits) {
              keys.add(exchange.getRequestHeaders().getFirst("Idempotency-Key"));
            }
            String answer =
                submits
                    ? "{\"id\":\"an-id\"}"
                    : path.endsWith("/decision")
                        ? """
                        {"estimate":"an-id","decision":"SOFT_BLOCK","reasons":[{"rule":"budget",
                         "scope":"project/shop","ruling":"SOFT_BLOCK","metric":"monthlyCost",
                         "atLeast":false,"message":"Above the budget."}],"links":{}}\
                        """
                        : estimated.said();
            byte[] body = answer.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(submits ? 202 : 200, body.length);
            exchange.getResponseBody().write(body);
          }
        });
    server.start();
    return server;
  }

  @ParameterizedTest
  @MethodSource("stepsOfPlans")
  void showsTheEstimateOfAPlan(String step) throws Exception {
    Map<String, String> plan = Map.of("SHOWFILE", folder.resolve("plan.json").toString());

    Run run = shell("sh", "PATH=" + folder.resolve("built/ccg") + ":$PATH; " + step, plan);

    assertThat(run.code()).as(run.said()).isEqualTo(2);
    assertThat(run.said()).contains("Total", "HARD_BLOCK");
  }

  /// The `ccg` steps of Atlantis and Digger.
  static Stream<String> stepsOfPlans() throws IOException {
    return Stream.of("ci/atlantis/repos.yaml", "ci/digger/digger.yml")
        .flatMap(file -> scripts(yaml(file).getLast()).stream())
        .filter(step -> step.startsWith("ccg "));
  }

  @Test
  void estimatesCommittedPlans() throws Exception {
    Path other = Files.copy(SAMPLE, folder.resolve("other plan.json"));
    Object hook = ((List<?>) yaml(".pre-commit-hooks.yaml").getFirst().get("list")).getFirst();
    String entry = String.valueOf(((Map<?, ?>) hook).get("entry"));
    String path = "PATH=" + folder.resolve("built/ccg") + ":$PATH; ";
    String files = " -- '%s' plan.json".formatted(other.getFileName());

    Run passing = shell("sh", path + ROOT.resolve(entry) + files, Map.of());
    Run broken =
        shell("sh", path + ROOT.resolve(entry) + " --fail-on 'delta>500'" + files, Map.of());

    assertThat(passing.code()).as(passing.said()).isZero();
    assertThat(passing.said().split("\nTotal ", -1)).hasSize(3);
    assertThat(broken.code()).as(broken.said()).isEqualTo(2);
  }

  @Test
  void everyCommandOfTheDocumentExists() throws IOException {
    List<String> commands = new ArrayList<>();
    for (String line : Files.readAllLines(ROOT.resolve("docs/ci.md"))) {
      String command = line.strip();
      if (line.startsWith("    ") && command.matches("(?:\\./)?ccg .*")) {
        commands.add(command.replaceFirst("^\\./", ""));
      }
    }
    assertThat(commands).hasSizeGreaterThan(8);
    for (String command : commands) {
      List<String> words = words(command);
      Ccg.commandLine(ServerCommands.elsewhere())
          .parseArgs(words.subList(1, words.size()).toArray(String[]::new));
    }
  }

  @Test
  void actionsArePinned() throws IOException {
    List<Path> files = new ArrayList<>();
    try (Stream<Path> workflows = Files.list(ROOT.resolve(".github/workflows"))) {
      workflows.forEach(files::add);
    }
    files.add(ROOT.resolve("ci/github/action.yml"));
    files.add(ROOT.resolve("ci/github/workflow.yml"));
    for (Path file : files) {
      for (String line : Files.readAllLines(file)) {
        String used = line.strip().replaceFirst("^- ", "");
        if (used.startsWith("uses: ") && !used.contains("OWNER/")) {
          assertThat(used.substring("uses: ".length())).as(file.toString()).matches(PINNED);
        }
      }
    }
  }

  @Test
  void documentsEachRecipe() throws IOException {
    String document = Files.readString(ROOT.resolve("docs/ci.md"));
    try (Stream<Path> files = Files.walk(ROOT.resolve("ci"))) {
      assertThat(files.filter(Files::isRegularFile).map(file -> ROOT.relativize(file).toString()))
          .isNotEmpty()
          .allSatisfy(file -> assertThat(document).contains("../" + file));
    }
  }

  private Run run(Recipe recipe, int number, String rule) throws Exception {
    Map<String, String> job = new HashMap<>();
    return switch (recipe) {
      case GITHUB -> gitHub(number, Map.of("fail-on", rule));
      case GITLAB -> {
        Map<?, ?> cost =
            (Map<?, ?>) yaml("ci/gitlab/estimate.yml").getLast().values().iterator().next();
        job.putAll(CommentCommandTest.Job.GITLAB.environment(forge.url(), number));
        job.putAll(variables(cost.get("variables"), "inputs.", rule));
        yield shell("bash", scripts(cost).getFirst(), job);
      }
      case AZURE -> {
        Map<?, ?> template = yaml("ci/azure/estimate.yml").getFirst();
        Map<?, ?> step = (Map<?, ?>) ((List<?>) template.get("steps")).get(1);
        job.putAll(variables(step.get("env"), "parameters.", rule));
        job.putAll(CommentCommandTest.Job.AZURE_REPOS.environment(forge.url(), number));
        job.put("CCG_HOME", folder.resolve(".ccg").toString());
        yield shell("bash", step.get("bash").toString(), job);
      }
      case BITBUCKET -> {
        job.putAll(CommentCommandTest.Job.BITBUCKET.environment(forge.url(), number));
        job.put("CCG_FORGE_API", forge.url() + "/2.0");
        List<String> scripts = scripts(yaml("ci/bitbucket/bitbucket-pipelines.yml").getFirst());
        String set = scripts.get(scripts.size() - 2).replace("delta>500", rule);
        yield shell("bash", set + "\n" + scripts.getLast(), job);
      }
      case JENKINS -> {
        String file = Files.readString(ROOT.resolve("ci/jenkins/Jenkinsfile"));
        job.put("CCG_PLAN", "plan.json");
        job.put("CCG_NAME", "shop/prod");
        job.put("CCG_FAIL_ON", rule);
        job.put("CCG_FORGE", "github");
        job.put("CCG_REPOSITORY", "acme/shop");
        job.put("CCG_FORGE_API", forge.url());
        job.put("CCG_FORGE_TOKEN", "ghp_secret");
        job.put("CHANGE_ID", "7");
        job.put("BUILD_NUMBER", Integer.toString(number));
        yield shell("sh", file.split("'''", -1)[1], job);
      }
    };
  }

  /// What a recipe sets from its inputs.
  private Map<String, String> variables(Object declared, String prefix, String rule) {
    Map<String, String> inputs =
        Map.of(
            "plan",
            "plan.json",
            "usage",
            "",
            "name",
            "shop/prod",
            "fail-on",
            rule,
            "failOn",
            rule,
            "distribution",
            String.valueOf(environment.get("CCG_DISTRIBUTION")),
            "source",
            "infra",
            "sha256",
            String.valueOf(environment.get("CCG_SHA256")));
    Map<String, String> variables = new HashMap<>();
    ((Map<?, ?>) declared)
        .forEach((name, value) -> {
          if (!value.toString().startsWith("$(")) { // known to the CI system only
            variables.put(
                name.toString(),
                filled(value.toString(), input -> inputs.get(input.substring(prefix.length()))));
          }
        });
    return variables;
  }

  /// Every step of the action that runs a script; those behind a step that failed do not run.
  private Run gitHub(int number, Map<String, String> given) throws Exception {
    Map<?, ?> action = yaml("ci/github/action.yml").getFirst();
    Map<String, String> known = new HashMap<>();
    ((Map<?, ?>) action.get("inputs"))
        .forEach((name, input) ->
            known.put("inputs." + name, String.valueOf(((Map<?, ?>) input).get("default"))));
    known.put("inputs.name", "shop/prod");
    known.put("inputs.distribution", environment.get("CCG_DISTRIBUTION"));
    known.put("inputs.sha256", environment.get("CCG_SHA256"));
    known.put("inputs.github-token", "ghs_secret");
    known.put("github.action_path", ROOT.resolve("ci/github").toString());
    given.forEach((name, value) -> known.put("inputs." + name, value));
    Path output = folder.resolve("output");
    Path paths = folder.resolve("paths");
    Files.writeString(paths, "");
    StringBuilder said = new StringBuilder();
    for (Object each : (List<?>) ((Map<?, ?>) action.get("runs")).get("steps")) {
      Map<?, ?> step = (Map<?, ?>) each;
      if (!step.containsKey("run")) {
        continue;
      }
      Files.writeString(output, "");
      Map<String, String> job =
          new HashMap<>(CommentCommandTest.Job.GITHUB.environment(forge.url(), number));
      job.put("GITHUB_OUTPUT", output.toString());
      job.put("GITHUB_PATH", paths.toString());
      job.put("GITHUB_STEP_SUMMARY", folder.resolve("summary").toString());
      job.put("RUNNER_TEMP", folder.toString());
      job.put("PATH", Files.readString(paths).strip() + ":" + System.getenv("PATH"));
      ((Map<?, ?>) step.get("env"))
          .forEach((name, value) -> job.put(name.toString(), filled(value.toString(), known::get)));
      Run run = shell("bash", "set -eo pipefail\n" + step.get("run"), job);
      said.append(run.said());
      if (run.code() != 0) {
        return new Run(run.code(), said.toString());
      }
      for (String line : Files.readAllLines(output)) {
        int equals = line.indexOf('=');
        known.put(
            "steps.%s.outputs.%s".formatted(step.get("id"), line.substring(0, equals)),
            line.substring(equals + 1));
      }
    }
    return new Run(0, said.toString());
  }

  private static String filled(String text, UnaryOperator<String> known) {
    return EXPRESSION
        .matcher(text)
        .replaceAll(found -> Matcher.quoteReplacement(value(found, known)));
  }

  private static String value(MatchResult found, UnaryOperator<String> known) {
    String name = found.group(1) == null ? found.group(2) : found.group(1);
    String value = known.apply(name);
    assertThat(value).as("%s has a value", name).isNotNull();
    return value;
  }

  private Run shell(String shell, String script, Map<String, String> job) throws Exception {
    Path said = folder.resolve("said");
    ProcessBuilder process =
        new ProcessBuilder(shell, "-c", script)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(said.toFile());
    process.environment().clear();
    process.environment().putAll(environment);
    process.environment().putAll(job);
    Process running = process.start();
    assertThat(running.waitFor(2, TimeUnit.MINUTES)).isTrue();
    return new Run(running.exitValue(), Files.readString(said));
  }

  /// The documents of a file.
  private static List<Map<?, ?>> yaml(String file) {
    try {
      Load load = new Load(LoadSettings.builder().setLabel(file).build());
      List<Map<?, ?>> documents = new ArrayList<>();
      StreamSupport.stream(
              load.loadAllFromString(Files.readString(ROOT.resolve(file))).spliterator(), false)
          .forEach(
              each -> documents.add(each instanceof Map<?, ?> map ? map : Map.of("list", each)));
      return documents;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The scripts anywhere below a node.
  private static List<String> scripts(Object node) {
    List<String> scripts = new ArrayList<>();
    if (node instanceof Map<?, ?> map) {
      map.forEach((name, value) -> {
        boolean runs = List.of("run", "bash", "script").contains(String.valueOf(name));
        if (runs && value instanceof String text) {
          scripts.add(text);
        } else if (runs && value instanceof List<?> list) {
          list.forEach(each -> scripts.add(each.toString()));
        } else {
          scripts.addAll(scripts(value));
        }
      });
    } else if (node instanceof List<?> list) {
      list.forEach(each -> scripts.addAll(scripts(each)));
    }
    return scripts;
  }

  /// As a shell splits them; variables stay as they are.
  private static List<String> words(String command) {
    List<String> words = new ArrayList<>();
    Matcher word =
        Pattern.compile("'([^']*)'|\"([^\"]*)\"|(\\S+)")
            .matcher(command.replaceFirst(" [>|] .*", ""));
    while (word.find()) {
      String text = word.group(1) == null ? word.group(2) : word.group(1);
      words.add(text == null ? word.group(3) : text);
    }
    return words;
  }
}
