package io.cloudcostguard.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/// The recipes of CI systems whose schemas are in no registry have the form that their documents
/// describe: only properties that there are, in their places, with values of their kinds, and only
/// names that something defines. GitHub, GitLab and pre-commit are held against their schemas by
/// `ci/lint`.
class CiGrammarTest {

  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

  /// What a value may be. What is wrong is added to `faults`, with its place.
  @FunctionalInterface
  private interface Form {

    void check(String at, Object value, List<String> faults);
  }

  private static Form text(String pattern) {
    Pattern form = Pattern.compile(pattern, Pattern.DOTALL);
    return (at, value, faults) -> {
      if (!(value instanceof String text) || !form.matcher(text).matches()) {
        faults.add("%s: %s is not like %s".formatted(at, value, pattern));
      }
    };
  }

  private static Form anyText() {
    return text(".*");
  }

  private static Form list(Form each) {
    return (at, value, faults) -> {
      if (!(value instanceof List<?> list) || list.isEmpty()) {
        faults.add(at + ": a list is expected");
        return;
      }
      for (int i = 0; i < list.size(); i++) {
        each.check(at + "/" + i, list.get(i), faults);
      }
    };
  }

  private static Form map(Form each) {
    return (at, value, faults) -> {
      if (!(value instanceof Map<?, ?> map) || map.isEmpty()) {
        faults.add(at + ": properties are expected");
        return;
      }
      map.forEach((name, one) -> each.check(at + "/" + name, one, faults));
    };
  }

  /// @param needed names of which each is there
  private static Form object(Map<String, Form> properties, String... needed) {
    return (at, value, faults) -> {
      if (!(value instanceof Map<?, ?> map)) {
        faults.add(at + ": properties are expected");
        return;
      }
      for (String name : needed) {
        if (!map.containsKey(name)) {
          faults.add("%s: %s is missing".formatted(at, name));
        }
      }
      map.forEach((name, one) -> {
        Form form = properties.get(String.valueOf(name));
        if (form == null) {
          faults.add("%s: there is no property %s".formatted(at, name));
        } else {
          form.check(at + "/" + name, one, faults);
        }
      });
    };
  }

  private static Form oneOf(Form... forms) {
    return (at, value, faults) -> {
      List<String> all = new ArrayList<>();
      for (Form form : forms) {
        List<String> its = new ArrayList<>();
        form.check(at, value, its);
        if (its.isEmpty()) {
          return;
        }
        all.addAll(its);
      }
      faults.addAll(all);
    };
  }

  private static final Form AZURE =
      object(
          Map.of(
              "parameters",
              list(
                  object(
                      Map.of(
                          "name", text("\\w+"),
                          "type", text("string|number|boolean|object|step|stepList"),
                          "default", anyText(),
                          "displayName", anyText()),
                      "name",
                      "type")),
              "steps",
              list(
                  oneOf(
                      object(
                          Map.of(
                              "task", text("[A-Za-z]\\w+@\\d+"),
                              "displayName", anyText(),
                              "condition", anyText(),
                              "inputs", map(anyText()),
                              "env", map(anyText())),
                          "task"),
                      object(
                          Map.of(
                              "bash", anyText(),
                              "displayName", anyText(),
                              "condition", anyText(),
                              "env", map(anyText())),
                          "bash")))),
          "steps");

  private static final Form BITBUCKET_STEPS =
      list(
          object(
              Map.of(
                  "step",
                  object(
                      Map.of(
                          "name", anyText(),
                          "image", text("[a-z0-9./_-]+:[\\w.-]+"),
                          "script", list(anyText()),
                          "after-script", list(anyText()),
                          "artifacts", list(anyText()),
                          "caches", list(anyText())),
                      "script")),
              "step"));

  private static final Form BITBUCKET =
      object(
          Map.of(
              "definitions",
              object(Map.of("caches", map(anyText()))),
              "pipelines",
              object(
                  Map.of(
                      "default", BITBUCKET_STEPS,
                      "pull-requests", map(BITBUCKET_STEPS),
                      "branches", map(BITBUCKET_STEPS)))),
          "pipelines");

  private static final Form STAGE =
      object(
          Map.of(
              "steps",
              list(
                  oneOf(
                      text("init|plan|apply"),
                      object(Map.of("run", anyText()), "run"),
                      object(
                          Map.of("env", object(Map.of("name", anyText(), "value", anyText()))),
                          "env")))),
          "steps");

  private static final Form WORKFLOWS = map(object(Map.of("plan", STAGE, "apply", STAGE), "plan"));

  private static final Form ATLANTIS =
      object(
          Map.of(
              "repos",
              list(
                  object(
                      Map.of(
                          "id", text("/.+/|[\\w.-]+(/[\\w.-]+)+"),
                          "branch", text("/.+/"),
                          "workflow", anyText(),
                          "apply_requirements", list(text("approved|mergeable|undiverged"))),
                      "id")),
              "workflows",
              WORKFLOWS),
          "repos");

  private static final Form DIGGER =
      object(
          Map.of(
              "projects",
              list(
                  object(
                      Map.of(
                          "name", anyText(),
                          "dir", anyText(),
                          "workspace", anyText(),
                          "workflow", anyText()),
                      "name",
                      "dir")),
              "workflows",
              WORKFLOWS),
          "projects");

  /// A recipe with its form.
  private record Recipe(String file, Form form) {

    @Override
    public String toString() {
      return file;
    }
  }

  static Stream<Recipe> recipes() {
    return Stream.of(
        new Recipe("azure/estimate.yml", AZURE),
        new Recipe("bitbucket/bitbucket-pipelines.yml", BITBUCKET),
        new Recipe("atlantis/repos.yaml", ATLANTIS),
        new Recipe("digger/digger.yml", DIGGER));
  }

  private static String read(String file) throws IOException {
    return Files.readString(ROOT.resolve("ci").resolve(file));
  }

  private static List<String> faults(Form form, String yaml) {
    List<String> faults = new ArrayList<>();
    Object value =
        new Load(LoadSettings.builder().setAllowDuplicateKeys(false).build()).loadFromString(yaml);
    form.check("", value, faults);
    return faults;
  }

  @ParameterizedTest
  @MethodSource("recipes")
  void haveTheFormOfTheirSystem(Recipe recipe) throws IOException {
    assertThat(faults(recipe.form(), read(recipe.file()))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "azure/estimate.yml, displayName: Monthly, displayname: Monthly",
    "azure/estimate.yml, task: Cache@2, task: Cache",
    "bitbucket/bitbucket-pipelines.yml, 'artifacts: [plan.json]', 'artifact: [plan.json]'",
    "bitbucket/bitbucket-pipelines.yml, name: Plan, image: 7",
    "atlantis/repos.yaml, '- init', '- initialise'",
    "digger/digger.yml, dir: infra, folder: infra"
  })
  void findWhatIsNotOfTheForm(String file, String right, String wrong) throws IOException {
    Form form =
        recipes().filter(recipe -> recipe.file().equals(file)).findFirst().orElseThrow().form();
    String yaml = read(file);
    assertThat(yaml).contains(right);

    assertThatHasFaults(form, yaml.replace(right, wrong));
  }

  private static void assertThatHasFaults(Form form, String yaml) {
    List<String> found;
    try {
      found = faults(form, yaml);
    } catch (RuntimeException e) {
      found = List.of(String.valueOf(e.getMessage())); // a key twice
    }
    assertThat(found).isNotEmpty();
  }

  /// Workflows, caches and parameters that are named are defined.
  @Test
  void nameOnlyWhatIsDefined() throws IOException {
    for (String file : List.of("atlantis/repos.yaml", "digger/digger.yml")) {
      Map<?, ?> yaml = (Map<?, ?>) load(file);
      List<?> users =
          (List<?>) (yaml.containsKey("repos") ? yaml.get("repos") : yaml.get("projects"));
      assertThat(users)
          .allSatisfy(user ->
              assertThat(
                      ((Map<?, ?>) yaml.get("workflows"))
                          .containsKey(((Map<?, ?>) user).get("workflow")))
                  .isTrue());
    }
    assertThat(matches(read("bitbucket/bitbucket-pipelines.yml"), "caches: \\[(\\w+)]"))
        .isSubsetOf(matches(read("bitbucket/bitbucket-pipelines.yml"), "\\n    (\\w+): \\.ccg"));
    assertThat(matches(read("azure/estimate.yml"), "parameters\\.(\\w+)"))
        .isEqualTo(matches(read("azure/estimate.yml"), "\\n  - name: (\\w+)"));
  }

  private static Object load(String file) throws IOException {
    return new Load(LoadSettings.builder().build()).loadFromString(read(file));
  }

  private static Set<String> matches(String text, String pattern) {
    Set<String> found = new TreeSet<>();
    Matcher matcher = Pattern.compile(pattern).matcher(text);
    while (matcher.find()) {
      found.add(matcher.group(1));
    }
    return found;
  }

  /// The sections of a declarative pipeline, in the blocks that they may be in.
  @Test
  void jenkinsfileHasTheSectionsOfADeclarativePipeline() throws IOException {
    Map<String, Set<String>> sections =
        Map.of(
            "", Set.of("pipeline"),
            "pipeline", Set.of("agent", "options", "environment", "stages", "post", "parameters"),
            "stages", Set.of("stage"),
            "stage", Set.of("agent", "when", "steps", "post", "environment", "options"),
            "steps", Set.of("withCredentials", "sh"),
            "withCredentials", Set.of("sh"),
            "agent", Set.of("docker"),
            "when", Set.of("changeRequest"),
            "post", Set.of("always", "success", "failure"),
            "always", Set.of("junit"));
    // Scripts and other texts first: braces in them are not Groovy's.
    String groovy =
        Pattern.compile("'''.*?'''", Pattern.DOTALL)
            .matcher(read("jenkins/Jenkinsfile"))
            .replaceAll("'script'")
            .replaceAll("(?m)^\\s*//.*$", "")
            .replaceAll("'[^'\\n]*'", "''");
    List<String> open = new ArrayList<>(List.of(""));
    Matcher word = Pattern.compile("(\\w+)[^{}\\n]*?(\\{)|([{}])|(\\w+)").matcher(groovy);
    while (word.find()) {
      if (word.group(2) != null) {
        Set<String> may = sections.get(open.getLast());
        if (may != null) {
          assertThat(may).as("in %s", open).contains(word.group(1));
        }
        open.add(word.group(1));
      } else if ("}".equals(word.group(3))) {
        assertThat(open).as("a brace that closes nothing").hasSizeGreaterThan(1);
        open.removeLast();
      }
    }
    assertThat(open).as("blocks that are not closed").containsExactly("");
    assertThat(groovy).doesNotContain("\t", "\"");
    assertThat(matches(groovy, "\\n    (CCG_\\w+) =")).contains("CCG_DISTRIBUTION", "CCG_SHA256");
  }
}
