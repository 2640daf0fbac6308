package io.cloudcostguard.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.cloudcostguard.schemas.Json;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;

/// Many plans at once, and the other habits of people who come from Infracost.
class ProjectsCommandTest {

  private static final String PLAN =
      """
      {"format_version":"1.2",
       "configuration":{"provider_config":{"aws":{"name":"aws",
       "full_name":"registry.terraform.io/hashicorp/aws",
       "expressions":{"region":{"constant_value":"us-east-1"}}}},"root_module":{"resources":[
       {"address":"aws_sqs_queue.q","mode":"managed","type":"aws_sqs_queue","name":"q",
       "provider_config_key":"aws"}]}},
       "resource_changes":[{"address":"aws_ebs_volume.a","mode":"managed",
       "type":"aws_ebs_volume","name":"a","change":{"actions":["create"],"before":null,
       "after":{"size":%d,"type":"gp3","availability_zone":"us-east-1a"}}},
       {"address":"aws_sqs_queue.q[0]","mode":"managed","type":"aws_sqs_queue","name":"q",
       "change":{"actions":["create"],"before":null,"after":{"fifo_queue":false}}},
       {"address":"aws_no_such.x","mode":"managed","type":"aws_no_such","name":"x",
       "change":{"actions":["create"],"before":null,"after":{}}}],
       "resource_drift":[{"address":"aws_ebs_volume.a","mode":"managed","type":"aws_ebs_volume",
       "name":"a","change":{"actions":["update"],
       "before":{"size":10,"type":"gp3","availability_zone":"us-east-1a"},
       "after":{"size":60,"type":"gp3","availability_zone":"us-east-1a"}}}]}
      """;

  @TempDir Path folder;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @BeforeEach
  void plans() throws IOException {
    Files.createDirectories(folder.resolve("shop/prod"));
    Files.createDirectories(folder.resolve(".terraform"));
    Files.writeString(folder.resolve("shop/prod/tfplan.json"), PLAN.formatted(100));
    Files.writeString(folder.resolve("shop/dev.plan.json"), PLAN.formatted(50));
    Files.writeString(folder.resolve(".terraform/plan.json"), PLAN.formatted(1));
    Files.writeString(folder.resolve("other.json"), "{}");
  }

  @Test
  void estimatesThePlansOfAFolderWithTheirSum() {
    assertThat(run("projects", "--path", folder.toString())).as(said()).isZero();

    assertThat(out.toString(UTF_8))
        .containsPattern("(?m)^shop/dev +\\S.* at least \\+\\$4\\.00$")
        .containsPattern("(?m)^shop/prod +\\S.* at least \\+\\$8\\.00$")
        .containsPattern("(?m)^Total .* at least \\+\\$12\\.00$")
        .contains("2 resources are not fully priced");
  }

  @Test
  void readsTheProjectsOfAnInfracostConfiguration() throws IOException {
    Path config = folder.resolve("infracost.yml");
    Files.writeString(folder.resolve("usage.yml"), usage("1000000000"));
    Files.writeString(
        config,
        """
        version: 0.1
        projects:
          - path: shop/prod
            name: shop
            terraform_workspace: eu
            usage_file: usage.yml
            terraform_var_files: [eu.tfvars]
          - path: shop/dev.plan.json
        """);

    assertThat(run("projects", "--config-file", config.toString(), "--format", "json")).isZero();

    JsonNode all = Json.MAPPER.readTree(out.toString(UTF_8));
    assertThat(all.path("projects").path(0).path("name").asString("")).isEqualTo("shop/eu");
    assertThat(all.path("projects").path(1).path("name").asString("")).isEqualTo("shop/dev");
    assertThat(all.path("notPriced").asInt(0)).isEqualTo(2);
    assertThat(new java.math.BigDecimal(all.path("delta").asString("")))
        .isGreaterThan(new java.math.BigDecimal("300"));
    assertThat(err.toString(UTF_8)).contains("nothing reads terraform_var_files");
  }

  @Test
  void refusesTemplatesAndPlansOfOneName() throws IOException {
    Path config = folder.resolve("infracost.yml");
    Files.writeString(config, "version: 0.1\nprojects:\n  - path: '{{ $project }}'\n");
    assertThat(run("projects", "--config-file", config.toString())).isEqualTo(1);
    assertThat(err.toString(UTF_8)).contains("line 3", "template");

    Files.writeString(
        config, "projects:\n  - {path: shop/prod, name: a}\n  - {path: shop/prod, name: a}\n");
    assertThat(run("projects", "--config-file", config.toString())).isEqualTo(1);
    assertThat(err.toString(UTF_8)).contains("Two plans are named a");
  }

  @Test
  void combinesWhatWasEstimatedBeforeAndFailsWhereAPlanBreaksARule() throws IOException {
    Path combined = folder.resolve("combined.json");
    Path single = folder.resolve("single.json");
    String prod = folder.resolve("shop/prod/tfplan.json").toString();
    run("projects", "--path", folder.toString(), "--format", "json", "-o", combined.toString());
    run("estimate", prod, "--project", "one", "--format", "json", "-o", single.toString());

    assertThat(
            run(
                "projects",
                combined.toString(),
                single.toString(),
                "--format",
                "markdown",
                "--fail-on",
                "delta>5"))
        .isEqualTo(2);

    assertThat(out.toString(UTF_8))
        .startsWith("**at least +$20.00 a month** in 3 projects")
        .contains("| one/default |");
    assertThat(err.toString(UTF_8)).contains("shop/prod:\n  HARD_BLOCK", "shop/dev:\n  INCOMPLETE");
  }

  @Test
  void tellsAPlanThatCannotBeReadAndEstimatesTheOthers() throws IOException {
    Files.writeString(folder.resolve("shop/broken.plan.json"), "{}");

    assertThat(run("projects", "--path", folder.toString())).isEqualTo(7);

    assertThat(err.toString(UTF_8)).contains("broken.plan.json: This JSON is not a plan");
    assertThat(out.toString(UTF_8)).contains("shop/prod", "shop/dev");
    assertThat(run("projects")).isEqualTo(64);
  }

  @Test
  void writesIntoAUsageFileWhatItCouldSay() throws IOException {
    Path usage = folder.resolve("new.yml");
    String plan = folder.resolve("shop/prod/tfplan.json").toString();

    assertThat(run("usage", "sync", plan, "--usage", usage.toString())).as(said()).isZero();
    assertThat(usage)
        .content()
        .startsWith("version: 0.1\nresource_usage:\n")
        .contains("  # \"aws_sqs_queue.q[*]\":\n", "  #   monthly_requests: # number\n")
        .doesNotContain("aws_no_such");
    assertThat(run("estimate", plan, "--usage", usage.toString())).isZero();

    run("usage", "sync", plan, "--usage", usage.toString());
    assertThat(out.toString(UTF_8)).startsWith("unchanged");

    Files.writeString(
        usage,
        Files.readString(usage)
            .replace("  # \"aws_sqs", "  \"aws_sqs")
            .replace("  #   monthly_requests: # number", "    monthly_requests: 2000000 # mine"));
    String mine = Files.readString(usage);
    assertThat(run("estimate", plan, "--usage", usage.toString(), "--all")).isZero();
    assertThat(out.toString(UTF_8)).contains("2,000,000").doesNotContain("usage file:");
    assertThat(mine).contains("# mine");
  }

  @Test
  void leavesWhatAUsageFileSaysAsItIs() throws IOException {
    Path usage = folder.resolve("usage.yml");
    String mine = "# of the shop\n" + usage("5").replace(": 5", ": 5 # measured");
    Files.writeString(usage, mine);

    run("usage", "sync", folder.resolve("shop/dev.plan.json").toString(), "--usage", "" + usage);

    assertThat(usage).content().startsWith(mine).doesNotContain("#   monthly_requests");
  }

  @Test
  void saysWhereItsLinesBelongInAUsageFile() throws IOException {
    Path usage = folder.resolve("usage.yml");
    String plan = folder.resolve("shop/dev.plan.json").toString();

    Files.writeString(usage, "version: 0.1\nresource_type_default_usage:\n");
    run("usage", "sync", plan, "--usage", usage.toString());
    assertThat(usage).content().contains("default_usage:\nresource_usage:\n  # --- ccg");

    Files.writeString(usage, "resource_usage: {}\nx-base:\n");
    run("usage", "sync", plan, "--usage", usage.toString());
    assertThat(usage).content().contains("; move lines below resource_usage to use them\n");
  }

  @Test
  void comparesWithAnEarlierEstimate() throws IOException {
    Path before = folder.resolve("before.json");
    String dev = folder.resolve("shop/dev.plan.json").toString();
    String prod = folder.resolve("shop/prod/tfplan.json").toString();
    run("estimate", dev, "--format", "json", "-o", before.toString());

    assertThat(run("estimate", prod, "--compare-to", before.toString())).as(said()).isZero();

    assertThat(out.toString(UTF_8)).contains("quantity +$4.00");
    assertThat(run("estimate", prod, "--compare-to", before.toString(), "--format", "csv"))
        .isEqualTo(64);
  }

  @Test
  void namesWhatIsSkippedWithTheReason() {
    String prod = folder.resolve("shop/prod/tfplan.json").toString();

    assertThat(run("estimate", prod, "--show-skipped")).isZero();

    assertThat(out.toString(UTF_8))
        .contains("Types that this version does not know (1):\n  aws_no_such.x\n")
        .contains("Without their usage (1):\n  aws_sqs_queue.q[0]");
  }

  @Test
  void estimatesWhatChangedOutsideOfTerraform() throws IOException {
    String prod = folder.resolve("shop/prod/tfplan.json").toString();

    assertThat(run("estimate", prod, "--drift", "--format", "json")).as(said()).isZero();

    JsonNode drift = Json.MAPPER.readTree(out.toString(UTF_8));
    assertThat(drift.path("resources")).hasSize(1);
    assertThat(new java.math.BigDecimal(drift.path("before").path("known").asString("")))
        .isEqualByComparingTo("0.8");
    assertThat(new java.math.BigDecimal(drift.path("delta").asString("")))
        .isEqualByComparingTo("4");

    Files.writeString(folder.resolve("none.json"), "{\"format_version\":\"1.2\"}");
    assertThat(run("estimate", folder.resolve("none.json").toString(), "--drift")).isZero();
  }

  @Test
  void showsCodeScanningTheLinesThatDeclareResources() throws IOException {
    Path source = Files.createDirectories(folder.resolve("infra"));
    Path module = Files.createDirectories(folder.resolve("modules/queue"));
    Files.writeString(
        source.resolve("main.tf"),
        "# the shop\n"
            + "resource \"aws_ebs_volume\" \"a\" {\n"
            + "}\n"
            + "module \"m\" {\n"
            + "  source = \"../modules/queue\"\n"
            + "}\n");
    Files.writeString(module.resolve("queue.tf"), "\nresource \"aws_sqs_queue\" \"q\" {}\n");
    Files.writeString(module.resolve("loop.tf"), "module \"again\" {\n  source = \"./\"\n}\n");

    DeclaredLines lines = DeclaredLines.in(source);
    assertThat(lines.of("module.m[\"a.b\"].aws_sqs_queue.q[0]"))
        .extracting(line -> line == null ? 0 : line.line())
        .isEqualTo(2);
    assertThat(lines.of("aws_sqs_queue.q")).isNull();

    String prod = folder.resolve("shop/prod/tfplan.json").toString();
    run("estimate", prod, "--format", "sarif", "--source", source.toString());
    JsonNode results = Json.MAPPER.readTree(out.toString(UTF_8)).path("runs").path(0);
    JsonNode volume =
        results
            .path("results")
            .valueStream()
            .filter(result -> result.toString().contains("aws_ebs_volume.a"))
            .findFirst()
            .orElseThrow();
    JsonNode physical = volume.path("locations").path(0).path("physicalLocation");
    assertThat(physical.path("artifactLocation").path("uri").asString(""))
        .endsWith("/infra/main.tf");
    assertThat(physical.path("region").path("startLine").asInt(0)).isEqualTo(2);

    run("estimate", prod, "--format", "gitlab-code-quality", "--source", source.toString());
    JsonNode issues = Json.MAPPER.readTree(out.toString(UTF_8));
    assertThat(issues).hasSize(3);
    assertThat(issues.valueStream().map(issue -> issue.path("severity").asString("")))
        .containsOnly("minor", "info");
    assertThat(issues.toString())
        .contains("/infra/main.tf\",\"lines\":{\"begin\":2}")
        .contains("\"check_name\":\"price-missing\"");
  }

  @Test
  void tellsSumsInAnotherCurrencyAtARateOfTheTable() throws IOException {
    Path rates = folder.resolve("rates.csv");
    String prod = folder.resolve("shop/prod/tfplan.json").toString();
    Files.writeString(
        rates,
        "currency,usd,as_of,source\n"
            + "EUR,1.25,2026-11-01,ECB\n"
            + "GBP,-1,2026-11-01,\n"
            + "CHF,1.1,2026-11-01,[x](y)\n");

    assertThat(run("estimate", prod, "--currency", "EUR", "--rates", rates.toString())).isZero();
    assertThat(out.toString(UTF_8))
        .contains(
            "\n"
                + "In EUR: 0.00 before, at least 6.40 after, at least +6.40. 1 EUR is 1.25 USD"
                + " (2026-11-01, ECB).\n");

    String path = folder.toString();
    assertThat(run("projects", "--path", path, "--currency", "EUR", "--rates", rates.toString()))
        .isZero();
    assertThat(out.toString(UTF_8)).contains("at least 9.60 after");

    for (String wrong : List.of("GBP", "CHF")) {
      assertThat(run("estimate", prod, "--currency", wrong, "--rates", rates.toString()))
          .isEqualTo(1);
      assertThat(err.toString(UTF_8)).contains("a rate has a positive");
    }
    assertThat(run("estimate", prod, "--currency", "JPY", "--rates", rates.toString()))
        .isEqualTo(64);
    assertThat(run("estimate", prod, "--currency", "EUR")).isEqualTo(64);
    assertThat(run("estimate", prod, "--format", "csv", "--currency", "EUR", "--rates", "" + rates))
        .isEqualTo(64);
  }

  @Test
  void takesSettingsFromTheEnvironmentBeforeTheProfile() throws IOException {
    Path config = folder.resolve("config.yml");
    Files.writeString(config, "profile: p\nprofiles:\n  p: {project: of-profile, top: 7}\n");
    Map<String, String> env =
        Map.of("CCG_CONFIG", config.toString(), "CCG_PROJECT", "of-environment", "CCG_FORMAT", "x");
    CommandLine estimate = new CommandLine(new EstimateCommand());
    estimate.setDefaultValueProvider(new Profiles(env));

    var parsed = estimate.parseArgs("plan.json");

    assertThat(parsed.commandSpec().findOption("--project").<String>getValue())
        .isEqualTo("of-environment");
    assertThat(parsed.commandSpec().findOption("--top").<Integer>getValue()).isEqualTo(7);
    assertThat(parsed.commandSpec().findOption("--format").<Object>getValue()).hasToString("table");
  }

  private static String usage(String requests) {
    return "version: 0.1\nresource_usage:\n  aws_sqs_queue.q[*]:\n    monthly_requests: %s\n    request_size_kb: 64\n"
        .formatted(requests);
  }

  private String said() {
    return out.toString(UTF_8) + err.toString(UTF_8);
  }

  private int run(String... args) {
    out.reset();
    err.reset();
    PrintStream systemOut = System.out;
    PrintStream systemErr = System.err;
    try {
      System.setOut(new PrintStream(out, true, UTF_8));
      System.setErr(new PrintStream(err, true, UTF_8));
      return Ccg.execute(ServerCommands.elsewhere(), args);
    } finally {
      System.setOut(systemOut);
      System.setErr(systemErr);
    }
  }
}
