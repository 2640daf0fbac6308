package io.cloudcostguard.e2e.deploy;

import static io.cloudcostguard.e2e.deploy.DeploymentFiles.ROOT;
import static io.cloudcostguard.e2e.deploy.DeploymentFiles.at;
import static io.cloudcostguard.e2e.deploy.DeploymentFiles.list;
import static io.cloudcostguard.e2e.deploy.DeploymentFiles.manifests;
import static io.cloudcostguard.e2e.deploy.DeploymentFiles.map;
import static io.cloudcostguard.e2e.deploy.DeploymentFiles.read;
import static io.cloudcostguard.e2e.deploy.DeploymentFiles.text;
import static io.cloudcostguard.e2e.deploy.DeploymentFiles.yaml;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.cloudcostguard.e2e.deploy.DeploymentFiles.Manifest;
import io.cloudcostguard.schemas.Topics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

class KubernetesFilesTest {

  private static final String LABEL = "app.kubernetes.io/name";
  private static final List<Manifest> BASE = manifests("k8s/base");

  static Stream<Manifest> workloads() {
    return BASE.stream().filter(one -> Set.of("Deployment", "StatefulSet").contains(one.kind()));
  }

  @Test
  void theFourServicesAreWorkloads() {
    assertThat(workloads().map(Manifest::name))
        .containsExactlyInAnyOrderElementsOf(DeploymentFiles.SERVICES);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "k8s/base",
        "k8s/overlays/example",
        "k8s/components/autoscaling",
        "k8s/components/external-secrets",
        "k8s/components/kafka-client",
        "k8s/components/mail",
        "k8s/components/monitoring"
      })
  void everyFileIsInItsKustomization(String folder) {
    List<Object> resources = list(kustomization(folder), "resources");

    assertThat(manifests(folder))
        .isNotEmpty()
        .filteredOn(one -> !one.file().toString().endsWith(".patch.yaml"))
        .filteredOn(one -> one.kind() != null) // values of another tool
        .allSatisfy(one -> assertThat(resources).contains(one.file().getFileName().toString()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "k8s/base",
        "k8s/overlays/example",
        "k8s/components/autoscaling",
        "k8s/components/external-secrets",
        "k8s/components/kafka-client",
        "k8s/components/mail",
        "k8s/components/monitoring"
      })
  void noSecretIsWrittenDown(String folder) {
    assertThat(manifests(folder)).noneMatch(one -> "Secret".equals(one.kind()));
    assertThat(at(kustomization(folder), "secretGenerator")).isNull();
  }

  @ParameterizedTest
  @MethodSource("workloads")
  void aSecretComesFromASecret(Manifest workload) {
    for (Object variable : list(container(workload), "env")) {
      boolean secret = text(variable, "name").matches(".*(PASSWORD|SECRET|TOKEN|KEY).*");

      assertThat(at(variable, "valueFrom", "secretKeyRef", "key") != null)
          .as(text(variable, "name"))
          .isEqualTo(secret || text(variable, "name").equals("CCG_DB_USER"));
    }
  }

  @ParameterizedTest
  @MethodSource("workloads")
  void aServiceKnowsEveryVariableItIsGiven(Manifest workload) {
    Set<String> known = KnownVariables.of(workload.name());
    assumeThat(known).as(workload.name() + ".yml").isNotNull();

    assertThat(known).containsAll(variables(workload));
  }

  @ParameterizedTest
  @MethodSource("workloads")
  void aServiceIsGivenWhatComposeGivesIt(Manifest workload) {
    Map<String, Object> composed =
        map(DeploymentFiles.compose(), "services", workload.name(), "environment");

    assertThat(variables(workload)).containsExactlyInAnyOrderElementsOf(composed.keySet());
  }

  @ParameterizedTest
  @MethodSource("workloads")
  void aPlainSettingIsInTheConfigMap(Manifest workload) {
    List<Object> literals =
        list(list(kustomization("k8s/base"), "configMapGenerator").getFirst(), "literals");
    for (Object variable : list(container(workload), "env")) {
      String key = text(variable, "valueFrom", "configMapKeyRef", "key");
      if (key != null) {
        assertThat(literals).anyMatch(literal -> literal.toString().startsWith(key + "="));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("workloads")
  void aWorkloadIsProbed(Manifest workload) {
    Object container = container(workload);

    assertThat(text(container, "startupProbe", "httpGet", "path"))
        .isEqualTo("/actuator/health/liveness");
    assertThat(text(container, "livenessProbe", "httpGet", "path"))
        .isEqualTo("/actuator/health/liveness");
    assertThat(text(container, "readinessProbe", "httpGet", "path"))
        .isEqualTo("/actuator/health/readiness");
    assertThat(text(list(container, "ports").getFirst(), "name")).isEqualTo("http");
  }

  @ParameterizedTest
  @MethodSource("workloads")
  void aWorkloadHasNoPrivileges(Manifest workload) {
    Map<String, Object> pod = pod(workload);
    Object container = container(workload);

    assertThat(at(pod, "securityContext", "runAsNonRoot")).isEqualTo(true);
    assertThat((Integer) at(pod, "securityContext", "runAsUser")).isPositive();
    assertThat(text(pod, "securityContext", "seccompProfile", "type")).isEqualTo("RuntimeDefault");
    assertThat(at(pod, "automountServiceAccountToken")).isEqualTo(false);
    assertThat(at(container, "securityContext", "allowPrivilegeEscalation")).isEqualTo(false);
    assertThat(at(container, "securityContext", "readOnlyRootFilesystem")).isEqualTo(true);
    assertThat(list(container, "securityContext", "capabilities", "drop"))
        .isEqualTo(List.of("ALL"));
  }

  @ParameterizedTest
  @MethodSource("workloads")
  void aWorkloadMayWriteToTmp(Manifest workload) {
    assertThat(list(container(workload), "volumeMounts"))
        .anyMatch(mount -> "/tmp".equals(text(mount, "mountPath")));
  }

  @ParameterizedTest
  @MethodSource("workloads")
  void aWorkloadHasResourcesAndAPinnedImage(Manifest workload) {
    Object container = container(workload);

    assertThat(text(container, "resources", "requests", "cpu")).isNotNull();
    assertThat(text(container, "resources", "limits", "memory"))
        .isEqualTo(text(container, "resources", "requests", "memory"))
        .isNotNull();
    assertThat(text(container, "image")).matches("cloudcostguard/[a-z-]+:\\d+\\.\\d+\\.\\d+");
  }

  @ParameterizedTest
  @MethodSource("workloads")
  void aWorkloadHasItsAccountItsBudgetAndItsLabels(Manifest workload) {
    String label = text(workload.object(), "spec", "selector", "matchLabels", LABEL);

    assertThat(text(workload.object(), "spec", "template", "metadata", "labels", LABEL))
        .isEqualTo(label)
        .isEqualTo(workload.name());
    assertThat(text(pod(workload), "serviceAccountName")).isEqualTo(workload.name());
    assertThat(at(named("ServiceAccount", workload).object(), "automountServiceAccountToken"))
        .isEqualTo(false);
    assertThat(
            text(
                named("PodDisruptionBudget", workload).object(),
                "spec",
                "selector",
                "matchLabels",
                LABEL))
        .isEqualTo(label);
    assertThat(text(named("Service", workload).object(), "spec", "selector", LABEL))
        .isEqualTo(label);
  }

  @ParameterizedTest
  @MethodSource("workloads")
  void aPodLeavesTheEndpointsBeforeItStops(Manifest workload) {
    int wait = (Integer) at(container(workload), "lifecycle", "preStop", "sleep", "seconds");

    assertThat(wait)
        .isPositive()
        .isLessThan((Integer) pod(workload).get("terminationGracePeriodSeconds") - 30);
  }

  @ParameterizedTest
  @MethodSource("workloads")
  void anUpdateTakesNoPodAwayBeforeAnotherIsReady(Manifest workload) {
    if (workload.kind().equals("Deployment")) {
      assertThat(at(workload.object(), "spec", "strategy", "rollingUpdate", "maxUnavailable"))
          .isEqualTo(0);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"ingest-api", "notifier"})
  void aDisruptionBudgetLeavesOneOfTwo(String name) {
    Manifest workload =
        workloads().filter(one -> one.name().equals(name)).findFirst().orElseThrow();

    assertThat((Integer) at(workload.object(), "spec", "replicas")).isGreaterThanOrEqualTo(2);
    assertThat(at(named("PodDisruptionBudget", workload).object(), "spec", "minAvailable"))
        .isEqualTo(1);
    assertThat(list(pod(workload), "topologySpreadConstraints"))
        .extracting(each -> text(each, "topologyKey"))
        .containsExactly("topology.kubernetes.io/zone", "kubernetes.io/hostname");
  }

  @Test
  void anAutoscalerScalesAWorkloadWithinItsPartitions() {
    List<Manifest> scalers =
        manifests("k8s/components/autoscaling").stream()
            .filter(one -> "HorizontalPodAutoscaler".equals(one.kind()))
            .toList();

    assertThat(scalers).hasSize(3);
    for (Manifest scaler : scalers) {
      assertThat(workloads().map(Manifest::toString))
          .contains(
              text(scaler.object(), "spec", "scaleTargetRef", "kind")
                  + " "
                  + text(scaler.object(), "spec", "scaleTargetRef", "name"));
      if (scaler.name().equals("estimator-stream")) {
        assertThat(at(scaler.object(), "spec", "maxReplicas")).isEqualTo(Topics.PARTITIONS);
      }
    }
  }

  @Test
  void theOperatorsRulesAreThoseOfPrometheus() {
    Object rules = yaml(ROOT.resolve("deploy/observability/prometheus/rules.yml")).getFirst();

    assertThat(list(manifests("k8s/components/monitoring").getLast().object(), "spec", "groups"))
        .isEqualTo(list(rules, "groups"));
  }

  @Test
  void everySecretOfTheServicesCanComeFromAStore() {
    Set<String> used =
        workloads()
            .flatMap(workload -> list(container(workload), "env").stream())
            .map(variable -> text(variable, "valueFrom", "secretKeyRef", "name"))
            .filter(Objects::nonNull)
            .collect(Collectors.toSet());

    assertThat(manifests("k8s/components/external-secrets"))
        .extracting(one -> text(one.object(), "spec", "target", "name"))
        .containsExactlyInAnyOrderElementsOf(used);
  }

  /// Generated: `-Dgolden.update` writes the file anew.
  @Test
  void theTopicsOfStrimziAreOurs() throws IOException {
    Path file = ROOT.resolve("deploy/kafka/strimzi-topics.yaml");
    String generated = StrimziTopics.yaml();
    if (System.getProperty("golden.update") != null) {
      Files.writeString(file, generated);
    }
    assertThat(read(file)).isEqualTo(generated);
  }

  /// Generated: `-Dgolden.update` writes the file anew.
  @Test
  void theUsersOfStrimziMayDoWhatTheServicesDo() throws IOException {
    Path file = ROOT.resolve("deploy/kafka/strimzi-users.yaml");
    String generated = ServiceAcls.yaml();
    if (System.getProperty("golden.update") != null) {
      Files.writeString(file, generated);
    }
    assertThat(read(file)).isEqualTo(generated);
  }

  @Test
  void theEstimatorsNameOutlivesItsPod() {
    Manifest estimator =
        workloads().filter(one -> one.name().equals("estimator-stream")).findFirst().orElseThrow();

    assertThat(estimator.kind()).isEqualTo("StatefulSet");
    assertThat(list(container(estimator), "env"))
        .anySatisfy(variable -> {
          assertThat(text(variable, "name")).isEqualTo("CCG_ESTIMATOR_INSTANCEID");
          assertThat(text(variable, "valueFrom", "fieldRef", "fieldPath"))
              .isEqualTo("metadata.name");
        });
    assertThat(list(estimator.object(), "spec", "volumeClaimTemplates")).hasSize(1);
  }

  @Test
  void nothingComesInOrGoesOutUnlessSaid() {
    assertThat(BASE)
        .filteredOn(one -> one.kind().equals("NetworkPolicy"))
        .anySatisfy(policy -> {
          assertThat(at(policy.object(), "spec", "podSelector")).isEqualTo(Map.of());
          assertThat(list(policy.object(), "spec", "policyTypes"))
              .isEqualTo(List.of("Ingress", "Egress"));
          assertThat(map(policy.object(), "spec")).doesNotContainKeys("ingress", "egress");
        });
  }

  @Test
  void onlyTheNotifierReachesAMailRelay() {
    List<Manifest> policies = manifests("k8s/components/mail");

    assertThat(policies).extracting(Manifest::kind).containsExactly("NetworkPolicy");
    Map<String, Object> spec = map(policies.getFirst().object(), "spec");
    assertThat(at(spec, "podSelector", "matchLabels")).isEqualTo(Map.of(LABEL, "notifier"));
    assertThat(spec.get("policyTypes")).isEqualTo(List.of("Egress"));
    assertThat(list(list(spec, "egress").getFirst(), "ports"))
        .extracting(port -> at(port, "port"))
        .containsExactly(587, 465);
  }

  @Test
  void theNotifierKnowsWhatItIsToldOfAMailRelay() {
    Object patch = list(kustomization("k8s/components/mail"), "patches").getFirst();
    Object notifier = new Yaml(new SafeConstructor(new LoaderOptions())).load(text(patch, "patch"));
    List<Object> variables =
        list(list(map(notifier, "spec", "template", "spec"), "containers").getFirst(), "env");

    assertThat(text(notifier, "metadata", "name")).isEqualTo("notifier");
    assertThat(variables).isNotEmpty();
    for (Object variable : variables) {
      String name = text(variable, "name");
      assertThat(KnownVariables.of("notifier")).contains(name);
      assertThat(at(variable, "valueFrom", "secretKeyRef") != null)
          .as(name)
          .isEqualTo(name.matches(".*(USERNAME|PASSWORD)"));
    }
  }

  @Test
  void everyServiceFindsHowKafkaIsReachedInASecret() {
    List<Object> patches = list(kustomization("k8s/components/kafka-client"), "patches");
    List<String> patched = new ArrayList<>();
    for (Object patch : patches) {
      Object service =
          new Yaml(new SafeConstructor(new LoaderOptions())).load(text(patch, "patch"));
      Map<String, Object> pod = map(service, "spec", "template", "spec");
      Object container = list(pod, "containers").getFirst();
      Object variable = list(container, "env").getFirst();
      String name = text(service, "metadata", "name");
      patched.add(text(service, "kind") + " " + name);

      assertThat(KnownVariables.of(name)).contains(text(variable, "name"));
      assertThat(text(variable, "value"))
          .startsWith(text(list(container, "volumeMounts").getFirst(), "mountPath") + "/");
      assertThat(text(list(pod, "volumes").getFirst(), "secret", "secretName"))
          .isEqualTo("ccg-kafka");
    }
    assertThat(patched)
        .containsExactlyInAnyOrderElementsOf(
            workloads().map(one -> one.kind() + " " + one.name()).toList());
  }

  private static List<String> variables(Manifest workload) {
    return list(container(workload), "env").stream().map(one -> text(one, "name")).toList();
  }

  private static Manifest named(String kind, Manifest workload) {
    return BASE.stream()
        .filter(one -> one.kind().equals(kind) && one.name().equals(workload.name()))
        .findFirst()
        .orElseThrow(() -> new AssertionError(workload + " has no " + kind));
  }

  private static Object container(Manifest workload) {
    return list(pod(workload), "containers").getFirst();
  }

  private static Map<String, Object> pod(Manifest workload) {
    return map(workload.object(), "spec", "template", "spec");
  }

  private static Object kustomization(String folder) {
    return yaml(ROOT.resolve(folder).resolve("kustomization.yaml")).getFirst();
  }
}
