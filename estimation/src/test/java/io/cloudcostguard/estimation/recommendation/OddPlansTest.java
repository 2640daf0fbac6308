package io.cloudcostguard.estimation.recommendation;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudcostguard.estimation.bill.Alteration;
import io.cloudcostguard.estimation.bill.Estimator;
import io.cloudcostguard.estimation.bill.GoldenBills;
import io.cloudcostguard.estimation.bill.PinnedCatalogue;
import io.cloudcostguard.estimation.plan.PlanReader;
import io.cloudcostguard.estimation.price.BundledPriceBook;
import io.cloudcostguard.estimation.price.PriceBook;
import io.cloudcostguard.estimation.resource.ResourceTypes;
import io.cloudcostguard.schemas.plan.Action;
import io.cloudcostguard.schemas.plan.Plan;
import io.cloudcostguard.schemas.plan.PlanSubmitted;
import io.cloudcostguard.schemas.plan.PlannedResource;
import io.cloudcostguard.schemas.price.Listing;
import io.cloudcostguard.schemas.price.Price;
import io.cloudcostguard.schemas.price.PriceKey;
import io.cloudcostguard.schemas.price.Tier;
import io.cloudcostguard.schemas.recommendation.PlanAdvised;
import io.cloudcostguard.schemas.recommendation.ProposedChange;
import io.cloudcostguard.schemas.recommendation.Recommendation;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/// What is recommended can be done, saves what it says, and leaves a plan that is one; also of
/// plans that are odd.
class OddPlansTest {

  private static final ResourceTypes TYPES = new ResourceTypes();
  private static final PriceBook PRICES = new BundledPriceBook();
  private static final Advisor ADVISOR = new Advisor(TYPES);

  static Stream<Path> folders() throws IOException {
    return CompatibleSetTest.folders();
  }

  /// By the changes as a reader sees them, not as the rule has them.
  @ParameterizedTest(name = "{0}")
  @MethodSource("folders")
  void savesWhatItSaysWhenTheChangesAreMadeThatItShows(Path folder) throws IOException {
    PlanSubmitted plan = CompatibleSetTest.in(GoldenBills.submitted(folder), "dev");
    BigDecimal before = cost(plan);

    for (Recommendation one : advised(plan).recommendations()) {
      if (one.count() == 1 && one.saving().kind().counts()) {
        PlanSubmitted changed =
            Alteration.applied(plan, one.changes().stream().map(OddPlansTest::alteration).toList());
        assertThat(one.saving().monthly())
            .as("%s of %s", one.rule(), one.resources())
            .isEqualByComparingTo(before.subtract(cost(changed)));
      }
    }
  }

  /// A placeholder is no value.
  @ParameterizedTest(name = "{0}")
  @MethodSource("folders")
  void proposesValuesThatAConfigurationCanHave(Path folder) throws IOException {
    PlanSubmitted plan = CompatibleSetTest.in(GoldenBills.submitted(folder), "dev");

    for (Recommendation one : advised(plan).recommendations()) {
      for (ProposedChange change : one.changes()) {
        if (change.attribute() != null && change.to() != null) {
          assertThat(change.to()).as(one.rule()).doesNotContain("(");
        }
      }
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("folders")
  void saysNothingThatRestsOnWhatIsKnownOnlyAfterApply(Path folder) throws IOException {
    PlanSubmitted plan = CompatibleSetTest.in(GoldenBills.submitted(folder), "dev");
    PlanSubmitted unknown = with(plan, OddPlansTest::unknown);

    assertThat(advised(unknown).recommendations())
        .filteredOn(one -> one.saving().kind().counts())
        .allSatisfy(one ->
            assertThat(one.changes()).as(one.rule()).noneMatch(change -> change.from() != null));
  }

  private static PlannedResource unknown(PlannedResource resource) {
    if (resource.after() == null) {
      return resource;
    }
    Set<String> all = new HashSet<>(resource.unknown());
    all.addAll(resource.after().keySet());
    return copy(resource, Map.of(), all);
  }

  private static PlannedResource copy(
      PlannedResource of, Map<String, Object> after, Set<String> unknown) {
    return new PlannedResource(
        of.address(),
        of.type(),
        of.action(),
        of.previousAddress(),
        of.deposed(),
        of.imported(),
        of.region(),
        of.regionSource(),
        of.regionBefore(),
        of.before(),
        after,
        unknown,
        of.references(),
        of.tags(),
        of.carried());
  }

  private static PlanSubmitted with(PlanSubmitted plan, UnaryOperator<PlannedResource> change) {
    Plan of = plan.plan();
    return submitted(
        new Plan(
            of.formatVersion(),
            of.toolVersion(),
            of.resources().stream().map(change).toList(),
            of.partial(),
            of.relevant()));
  }

  @Test
  void saysNothingOfWhatIsGoneAndOfWhatIsNotThere() throws IOException {
    String instance = "{\"instance_type\":\"m4.large\"}";

    assertThat(advised(plan(change("aws_instance", "a", "delete", instance, "null"))))
        .satisfies(OddPlansTest::saysNothing);
    assertThat(advised(plan(change("aws_instance", "a", "read", "null", instance))))
        .satisfies(OddPlansTest::saysNothing);
    assertThat(advised(plan(""))).satisfies(OddPlansTest::saysNothing);
    assertThat(advised(plan(change("aws_instance", "a", "create", "null", "{}"))))
        .satisfies(OddPlansTest::saysNothing);
  }

  private static void saysNothing(PlanAdvised advised) {
    assertThat(advised.recommendations()).isEmpty();
    assertThat(advised.together()).isEqualByComparingTo("0");
  }

  @Test
  void saysAThousandAlikeOnceAndInTime() throws IOException {
    String plan =
        IntStream.range(0, 1_000)
            .mapToObj(i -> change("aws_ebs_volume", "a", i, "{\"type\":\"gp2\",\"size\":100}"))
            .collect(Collectors.joining(","));

    PlanAdvised advised = advised(plan(plan));

    assertThat(advised.recommendations())
        .filteredOn(one -> one.rule().equals("aws-ebs-gp3"))
        .singleElement()
        .satisfies(one -> {
          assertThat(one.count()).isEqualTo(1_000);
          assertThat(one.saving().monthly()).isEqualByComparingTo("2000");
        });
  }

  @Test
  void boundsTheWorkOfTheLargestPlan() {
    assertThat(Advisor.mostLines(1_000)).isEqualTo(300_000);
    assertThat(Advisor.mostLines(160_000)).isEqualTo(3_000_000);
  }

  /// One change to what all others are made of prices all of them again, at each quantity.
  @Test
  void endsWhenASharedTemplateIsAPartOfVeryManyBills() throws IOException {
    int groups = 500;
    PlanSubmitted plan =
        plan(
            change(
                    "aws_launch_template",
                    "t",
                    "create",
                    "null",
                    "{\"id\":\"lt-1\",\"instance_type\":\"t3.medium\"}")
                + ","
                + IntStream.range(0, groups)
                    .mapToObj(i ->
                        change(
                            "aws_autoscaling_group",
                            "g",
                            i,
                            "{\"min_size\":2,\"desired_capacity\":3,\"launch_template\":[{\"id\":\"lt-1\"}]}"))
                    .collect(Collectors.joining(",")));

    long lines = ADVISOR.linesPriced(plan, PRICES);

    // What is priced at last is the whole plan, altered and not.
    assertThat(lines)
        .isGreaterThan(groups)
        .isLessThan(Advisor.mostLines(groups + 1) + 100L * groups);
    assertThat(advised(plan).dropped())
        .anyMatch(one -> one.reason().endsWith("since the plan is large"));
  }

  @Test
  void adviseOnThreeCloudsInOnePlan() throws IOException {
    PlanAdvised advised =
        advised(
            plan(
                String.join(
                    ",",
                    change(
                        "aws_ebs_volume", "a", "create", "null", "{\"type\":\"gp2\",\"size\":9}"),
                    change(
                        "google_compute_instance",
                        "g",
                        "create",
                        "null",
                        "{\"machine_type\":\"n1-standard-4\",\"zone\":\"us-east1-b\"}"),
                    change(
                        "azurerm_linux_virtual_machine",
                        "z",
                        "create",
                        "null",
                        "{\"size\":\"Standard_D4s_v3\",\"location\":\"eastus\"}"))));

    assertThat(advised.recommendations().stream().map(one -> one.rule().split("-")[0]))
        .contains("aws", "google", "azure");
  }

  /// What a change has to bring along, so that the provider takes it.
  @ParameterizedTest(name = "{0}: {3}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          aws-cache-one-node | aws_elasticache_replication_group | {"engine":"redis","node_type":"cache.m5.large","num_cache_clusters":3,"automatic_failover_enabled":true,"multi_az_enabled":true} | automatic_failover_enabled=false multi_az_enabled=false num_cache_clusters=1
          aws-cache-one-node | aws_elasticache_replication_group | {"engine":"redis","node_type":"cache.m5.large","num_node_groups":2,"replicas_per_node_group":1,"automatic_failover_enabled":true} | replicas_per_node_group=0
          google-vm-spot | google_compute_instance | {"machine_type":"n2-standard-4","zone":"us-east1-b"} | scheduling.automatic_restart=false scheduling.on_host_maintenance=TERMINATE scheduling.preemptible=true scheduling.provisioning_model=SPOT
          azure-vm-spot | azurerm_linux_virtual_machine | {"size":"Standard_D2s_v5","location":"westeurope"} | eviction_policy=Deallocate priority=Spot
          aws-ec2-graviton | aws_eks_node_group | {"instance_types":["m5.large"],"ami_type":"AL2023_x86_64_STANDARD","scaling_config":[{"desired_size":2,"min_size":2,"max_size":2}]} | ami_type=AL2023_ARM_64_STANDARD instance_types=[m6g.large]
          aws-efs-one-zone | aws_efs_file_system | {} | availability_zone_name=us-east-1a
          azure-disk-standard-ssd | azurerm_managed_disk | {"storage_account_type":"Premium_LRS","disk_size_gb":1024,"tier":"P40","on_demand_bursting_enabled":true,"location":"eastus"} | on_demand_bursting_enabled=null storage_account_type=StandardSSD_LRS tier=null
          azure-app-one-worker | azurerm_service_plan | {"sku_name":"P1v3","os_type":"Linux","location":"eastus","worker_count":3,"zone_balancing_enabled":true} | worker_count=1 zone_balancing_enabled=false
          """)
  void bringsAlongWhatAProviderAsks(String rule, String type, String after, String expected)
      throws IOException {
    PlanAdvised advised = advised(plan(change(type, "a", "create", "null", after)));

    assertThat(advised.recommendations())
        .filteredOn(one -> one.rule().equals(rule))
        .first()
        .satisfies(one ->
            assertThat(
                    one.changes().stream()
                        .map(change -> change.attribute() + "=" + change.to())
                        .sorted()
                        .collect(Collectors.joining(" ")))
                .isEqualTo(expected));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          aws-ebs-provisioned-to-gp3 | aws_ebs_volume | {"type":"io1","size":500,"iops":4000,"multi_attach_enabled":true}
          aws-ebs-provisioned-to-gp3 | aws_ebs_volume | {"type":"io2","size":500,"iops":40000}
          google-vm-e2 | google_compute_instance | {"machine_type":"n1-standard-4","zone":"us-east1-b","guest_accelerator":[{"type":"nvidia-tesla-t4","count":1}]}
          google-vm-amd | google_compute_instance | {"machine_type":"n1-standard-4","zone":"us-east1-b","scratch_disk":[{"interface":"NVME"}]}
          aws-dynamodb-provisioned | aws_dynamodb_table | {"billing_mode":"PAY_PER_REQUEST","global_secondary_index":[{"name":"i"}]}
          aws-lambda-arm64 | aws_lambda_function | {"runtime":"python3.7","memory_size":512}
          aws-lambda-arm64 | aws_lambda_function | {"runtime":"java8","memory_size":512}
          aws-ec2-graviton | aws_eks_node_group | {"instance_types":["m5.large"],"ami_type":"WINDOWS_CORE_2022_x86_64","scaling_config":[{"desired_size":2}]}
          aws-opensearch-graviton | aws_opensearch_domain | {"engine_version":"Elasticsearch_7.4","cluster_config":[{"instance_type":"m5.large.search","instance_count":2}]}
          aws-msk-graviton | aws_msk_cluster | {"kafka_version":"2.6.1","number_of_broker_nodes":3,"broker_node_group_info":[{"instance_type":"kafka.m5.large"}]}
          aws-msk-graviton | aws_msk_cluster | {"kafka_version":"3.2.0","number_of_broker_nodes":3,"broker_node_group_info":[{"instance_type":"kafka.m5.large"}]}
          google-sql-hdd | google_sql_database_instance | {"database_version":"POSTGRES_16","region":"us-central1","settings":[{"tier":"db-perf-optimized-N-2","edition":"ENTERPRISE_PLUS","disk_size":100}]}
          google-vm-arm | google_compute_instance | {"machine_type":"n2-standard-4","zone":"us-central1-a","boot_disk":[{"initialize_params":[{"image":"windows-cloud/windows-2022"}]}]}
          google-vm-amd | google_compute_instance | {"machine_type":"n2-standard-4","zone":"us-central1-a","min_cpu_platform":"Intel Ice Lake"}
          google-vm-e2 | google_compute_instance | {"machine_type":"n2-standard-4","zone":"us-central1-a","advanced_machine_features":[{"enable_nested_virtualization":true}]}
          google-vm-e2 | google_compute_instance | {"machine_type":"n2d-standard-4","zone":"us-central1-a","confidential_instance_config":[{"enable_confidential_compute":true}]}
          google-vm-e2 | google_compute_instance | {"machine_type":"n4-standard-4","zone":"us-central1-a","boot_disk":[{"initialize_params":[{"type":"hyperdisk-balanced","size":50}]}]}
          google-vm-amd | google_compute_instance | {"machine_type":"c3-standard-4","zone":"us-central1-a","boot_disk":[{"initialize_params":[{"type":"hyperdisk-extreme","size":50}]}]}
          google-disk-standard | google_compute_instance | {"machine_type":"c3-standard-4","zone":"us-central1-a","boot_disk":[{"initialize_params":[{"type":"pd-balanced","size":50}]}]}
          azure-vm-spot | azurerm_kubernetes_cluster_node_pool | {"vm_size":"Standard_D4s_v5","mode":"System","node_count":2,"location":"eastus"}
          azure-vm-arm | azurerm_kubernetes_cluster_node_pool | {"vm_size":"Standard_D4s_v5","os_type":"Windows","node_count":2,"location":"eastus"}
          azure-vm-arm | azurerm_virtual_machine | {"vm_size":"Standard_D4s_v5","location":"eastus","os_profile_windows_config":[{"provision_vm_agent":true}]}
          azure-disk-tier | azurerm_managed_disk | {"storage_account_type":"PremiumV2_LRS","disk_size_gb":520,"location":"eastus"}
          """)
  void saysNothingThatAProviderWouldRefuse(String rule, String type, String after)
      throws IOException {
    assertThat(advised(plan(change(type, "a", "create", "null", after))).recommendations())
        .noneMatch(one -> one.rule().equals(rule));
  }

  /// Of these numbers, sizes of another maker have less memory than those of Intel.
  @ParameterizedTest
  @CsvSource({
    "Standard_E32s_v5, Standard_E32ps_v5",
    "Standard_D64s_v5, Standard_D64ps_v5",
    "Standard_E96s_v6, Standard_E96as_v6",
    "Standard_E96s_v6, Standard_E96ps_v6"
  })
  void suggestsNoSizeWithLessMemory(String size, String less) throws IOException {
    PriceBook all =
        key ->
            key.value().startsWith("azure/virtual-machines/")
                ? new Listing.Listed(price(has(key, size) ? "10" : has(key, less) ? "0.1" : "1"))
                : PRICES.find(key);
    PlanSubmitted plan =
        plan(
            change(
                "azurerm_linux_virtual_machine",
                "a",
                "create",
                "null",
                "{\"size\":\"%s\",\"location\":\"eastus\"}".formatted(size)));

    assertThat(
            ADVISOR
                .advise(plan, all, new PinnedCatalogue(1, null), Measured.NOTHING)
                .recommendations())
        .isNotEmpty()
        .allSatisfy(one -> assertThat(one.changes()).noneMatch(change -> less.equals(change.to())));
  }

  private static boolean has(PriceKey key, String size) {
    return key.value().contains("/" + size.toLowerCase(Locale.ROOT) + "/");
  }

  private static Price price(String amount) {
    return new Price(
        "hours",
        "USD",
        List.of(Tier.flat(new BigDecimal(amount))),
        LocalDate.of(2026, 1, 1),
        "test");
  }

  /// A machine with a local disk cannot be resized to one without; a new one may have none.
  @ParameterizedTest
  @CsvSource({"create, false", "no-op, true", "update, true"})
  void keepsTheLocalDiskOfAMachineThatIsThere(String action, boolean kept) throws IOException {
    String machine = "{\"size\":\"Standard_D4s_v3\",\"location\":\"eastus\"}";
    PlanAdvised advised =
        advised(
            plan(
                change(
                    "azurerm_linux_virtual_machine",
                    "a",
                    action,
                    action.equals("create") ? "null" : machine,
                    machine)));

    assertThat(advised.recommendations())
        .filteredOn(one -> one.rule().startsWith("azure-vm-") && !one.changes().isEmpty())
        .filteredOn(one -> "size".equals(one.changes().getFirst().attribute()))
        .isNotEmpty()
        .allSatisfy(one -> {
          String to = Objects.requireNonNull(one.changes().getFirst().to());
          assertThat(to.matches(".*\\d[ap]?ds_v.*|.*as_v4")).as(to).isEqualTo(kept);
          assertThat(one.saving().conditions().contains("its temporary disk is not used"))
              .isEqualTo(!kept);
        });
  }

  /// A group of several types says itself what is spot, and has one image for all of them.
  @Test
  void leavesAGroupOfSeveralTypesAlone() throws IOException {
    String template = "{\"id\":\"lt-1\",\"instance_type\":\"m5.large\"}";
    String group =
        "{\"desired_capacity\":2,\"min_size\":1,\"mixed_instances_policy\":[{\"launch_template\":[{"
            + "\"launch_template_specification\":[{\"launch_template_id\":\"lt-1\"}],"
            + "\"override\":[{\"instance_type\":\"m5.large\"},{\"instance_type\":\"m5a.large\"}]}]}]}";

    assertThat(
            advised(
                    plan(
                        change("aws_launch_template", "t", "create", "null", template)
                            + ","
                            + change("aws_autoscaling_group", "g", "create", "null", group)))
                .recommendations())
        .noneMatch(one ->
            one.rule().equals("aws-ec2-spot")
                || one.changes().stream()
                    .anyMatch(change ->
                        change.address().equals("aws_autoscaling_group.g")
                            && change.attribute().endsWith("instance_type")));
  }

  /// The version of an instance is that of its cluster, where it has none of its own.
  @ParameterizedTest
  @CsvSource({"3.6.0, false", "5.0.0, true"})
  void asksTheClusterForTheVersion(String version, boolean runs) throws IOException {
    String cluster =
        "{\"cluster_identifier\":\"c\",\"id\":\"c\",\"engine_version\":\"%s\"}".formatted(version);
    String instance = "{\"cluster_identifier\":\"c\",\"instance_class\":\"db.r5.large\"}";

    assertThat(
            advised(
                    plan(
                        change("aws_docdb_cluster", "c", "create", "null", cluster)
                            + ","
                            + change(
                                "aws_docdb_cluster_instance", "i", "create", "null", instance)))
                .recommendations()
                .stream()
                .anyMatch(one -> one.rule().equals("aws-docdb-graviton")))
        .isEqualTo(runs);
  }

  /// An autoscaler says how many there are, whatever the group says.
  @Test
  void leavesAGroupToItsAutoscaler() throws IOException {
    String group = "{\"self_link\":\"g\",\"zone\":\"us-central1-a\",\"target_size\":5%s}";
    String scaler =
        "{\"target\":\"g\",\"autoscaling_policy\":[{\"min_replicas\":2,\"max_replicas\":9}]}";
    String template =
        "{\"self_link\":\"t\",\"machine_type\":\"n2-standard-4\",\"disk\":[{\"disk_size_gb\":20}]}";
    String version = ",\"version\":[{\"instance_template\":\"t\"}]";
    String both =
        change("google_compute_instance_template", "t", "create", "null", template)
            + ","
            + change(
                "google_compute_instance_group_manager",
                "g",
                "create",
                "null",
                group.formatted(version));

    assertThat(advised(plan(both)).recommendations())
        .anyMatch(one -> one.rule().equals("google-group-one"));
    assertThat(
            advised(
                    plan(
                        both
                            + ","
                            + change("google_compute_autoscaler", "s", "create", "null", scaler)))
                .recommendations())
        .noneMatch(one -> one.rule().equals("google-group-one"));
  }

  /// What was dismissed stays so: ids rest on nothing that an apply or other usage changes.
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\'',
      textBlock =
          """
          aws-ec2-newer | aws_instance | {"instance_type":"t2.medium"} | {"instance_type":"t2.medium","credit_specification":[{"cpu_credits":"standard"}]}
          aws-ec2-graviton | aws_eks_node_group | {"instance_types":["m5.large"],"scaling_config":[{"desired_size":2}]} | {"instance_types":["m5.large"],"ami_type":"AL2023_ARM_64_STANDARD","scaling_config":[{"desired_size":2}]}
          google-vm-spot | google_compute_instance | {"machine_type":"n2-standard-4","zone":"us-east1-b"} | {"machine_type":"n2-standard-4","zone":"us-east1-b","scheduling":[{"automatic_restart":false}]}
          azure-app-one-worker | azurerm_service_plan | {"sku_name":"P1v3","os_type":"Linux","location":"eastus","worker_count":3,"zone_balancing_enabled":true} | {"sku_name":"P1v3","os_type":"Linux","location":"eastus","worker_count":2}
          aws-cache-one-node | aws_elasticache_replication_group | {"engine":"redis","node_type":"cache.m5.large","num_cache_clusters":3,"multi_az_enabled":true} | {"engine":"redis","node_type":"cache.m5.large","num_cache_clusters":2}
          """)
  void keepsTheIdOfARecommendation(String rule, String type, String first, String second)
      throws IOException {
    assertThat(ids(rule, plan(change(type, "a", "create", "null", first))))
        .singleElement()
        .isEqualTo(ids(rule, plan(change(type, "a", "update", first, second))).getFirst());
  }

  @Test
  void keepsTheIdWhenTheUsageIsAnotherOne() throws IOException {
    PlanSubmitted bucket = plan(change("aws_s3_bucket", "a", "create", "null", "{}"));

    assertThat(ids("aws-s3-infrequent-access", using(bucket, 1000)))
        .singleElement()
        .isEqualTo(ids("aws-s3-infrequent-access", using(bucket, 2000)).getFirst());
  }

  private static PlanSubmitted using(PlanSubmitted plan, int gigabytes) {
    return Alteration.applied(
        plan,
        List.of(
            new Alteration.Expectation(
                "aws_s3_bucket.a", "standard.storage_gb", BigDecimal.valueOf(gigabytes))));
  }

  private static List<String> ids(String rule, PlanSubmitted plan) {
    return advised(plan).recommendations().stream()
        .filter(one -> one.rule().equals(rule))
        .map(Recommendation::id)
        .toList();
  }

  /// Graviton came after these versions.
  @ParameterizedTest(name = "{0} {1} {2}: {3}")
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      textBlock =
          """
          aws_db_instance        | mysql             | 5.7.44 | -
          aws_db_instance        | mysql             | 8.0.11 | -
          aws_db_instance        | mysql             | 8.0    | db.m6g.large
          aws_db_instance        | mysql             | 8.0.28 | db.m6g.large
          aws_db_instance        | postgres          | 9.6.24 | -
          aws_db_instance        | postgres          | 11.19  | -
          aws_db_instance        | postgres          | 12.2   | -
          aws_db_instance        | postgres          | 12.6   | -
          aws_db_instance        | postgres          | 12     | db.m6g.large
          aws_db_instance        | postgres          | 16.4   | db.m6g.large
          aws_db_instance        | mariadb           | 10.3.8 | -
          aws_db_instance        | mariadb           | 10.6   | db.m6g.large
          aws_db_instance        | what-is-this      | x.y    | -
          """)
  void saysNothingOfGravitonWhereTheEngineIsTooOld(
      String type, String engine, String version, @Nullable String expected) throws IOException {
    String after =
        "{\"engine\":\"%s\",\"engine_version\":\"%s\",\"instance_class\":\"db.m5.large\",\"allocated_storage\":100}"
            .formatted(engine, version);

    assertThat(
            advised(plan(change(type, "a", "create", "null", after))).recommendations().stream()
                .filter(one -> one.rule().endsWith("-graviton"))
                .map(one -> one.changes().getFirst().to())
                .toList())
        .isEqualTo(expected == null ? List.of() : List.of(expected));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\'',
      textBlock =
          """
          a.b                   | a.b
          a.b[0]                | a.b
          a.b["x"]              | a.b
          module.m["k"].a.b[3]  | module.m["k"].a.b
          a.b["x["]             | a.b
          a.b["x[\\"]y"]        | a.b
          a.b[""]               | a.b
          module.m["k"].a.b     | module.m["k"].a.b
          "]                    | "]
          """)
  void knowsTheBlockOfAnInstance(String address, String block) {
    assertThat(Advisor.ofAllInstances(address)).isEqualTo(block);
  }

  /// Instances of one block may be of several clusters.
  @Test
  void leavesEachClusterAnInstance() throws IOException {
    String cluster = "{\"engine\":\"aurora-mysql\",\"cluster_identifier\":\"%s\"}";
    String instance =
        "{\"engine\":\"aurora-mysql\",\"instance_class\":\"db.r6g.large\",\"cluster_identifier\":\"%s\"}";
    PlanAdvised advised =
        advised(
            plan(
                String.join(
                    ",",
                    change("aws_rds_cluster", "a", "create", "null", cluster.formatted("a")),
                    change("aws_rds_cluster", "b", "create", "null", cluster.formatted("b")),
                    change("aws_rds_cluster_instance", "i", 0, instance.formatted("a")),
                    change("aws_rds_cluster_instance", "i", 1, instance.formatted("b")))));

    assertThat(advised.recommendations()).noneMatch(one -> one.rule().equals("aws-aurora-readers"));
  }

  /// A configuration that refers to what is not there is none.
  @Test
  void saysWhatRefersToWhatIsRemoved() throws IOException {
    PlannedResource balancer = resource("aws_lb.a", "aws_lb", Map.of(), Map.of());
    PlannedResource record =
        resource(
            "aws_route53_record.r",
            "aws_route53_record",
            Map.of(),
            Map.of("alias[0].name", List.of("aws_lb.a")));
    PlanSubmitted plan = submitted(new Plan("1.2", "1.11", List.of(balancer, record), List.of()));

    assertThat(advised(plan).recommendations())
        .filteredOn(one -> one.rule().equals("aws-lb-idle"))
        .first()
        .satisfies(one ->
            assertThat(one.saving().conditions())
                .contains("what refers to it does no more: aws_route53_record.r"));
  }

  private static PlannedResource resource(
      String address, String type, Map<String, Object> after, Map<String, List<String>> refers) {
    return new PlannedResource(
        address,
        type,
        Action.CREATE,
        null,
        null,
        false,
        "us-east-1",
        "provider aws",
        null,
        null,
        after,
        Set.of(),
        refers,
        null);
  }

  private static Alteration alteration(ProposedChange change) {
    if (change.attribute() != null) {
      return new Alteration.Attribute(change.address(), change.attribute(), value(change.to()));
    }
    String to = change.to();
    if (to == null) {
      return new Alteration.Removal(change.address());
    }
    int colon = to.indexOf(": ");
    return new Alteration.Expectation(
        change.address(),
        to.substring(0, colon),
        Objects.requireNonNull(value(to.substring(colon + 2))));
  }

  private static @Nullable Object value(@Nullable String text) {
    if (text == null) {
      return null;
    }
    if (text.startsWith("[")) {
      return Arrays.asList(text.substring(1, text.length() - 1).split(", "));
    }
    return text.matches("\\d+(\\.\\d+)?") ? new BigDecimal(text) : text;
  }

  private static String change(String type, String name, int index, String after) {
    return change(type, name, "create", "null", after)
        .replace(
            "\"address\":\"%s.%s\"".formatted(type, name),
            "\"address\":\"%s.%s[%d]\",\"index\":%d".formatted(type, name, index, index));
  }

  private static String change(
      String type, String name, String action, String before, String after) {
    return """
    {"address":"%s.%s","mode":"managed","type":"%s","name":"%s",
     "change":{"actions":["%s"],"before":%s,"after":%s,"after_unknown":{}}}\
    """
        .formatted(type, name, type, name, action, before, after);
  }

  private static PlanSubmitted plan(String changes) throws IOException {
    String json = "{\"format_version\":\"1.2\",\"resource_changes\":[%s]}".formatted(changes);
    return submitted(
        new PlanReader(TYPES)
            .read(new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)), "us-east-1"));
  }

  private static PlanSubmitted submitted(Plan plan) {
    return new PlanSubmitted(
        "id",
        "local",
        "local",
        "dev",
        "digest",
        0,
        null,
        null,
        null,
        LocalDate.of(2026, 11, 28),
        plan,
        null);
  }

  private static PlanAdvised advised(PlanSubmitted plan) {
    return ADVISOR.advise(plan, PRICES, new PinnedCatalogue(1, null), Measured.NOTHING);
  }

  private static BigDecimal cost(PlanSubmitted plan) {
    return Estimator.withAllLines(TYPES).estimate(plan, PRICES, 1).after().known();
  }
}
