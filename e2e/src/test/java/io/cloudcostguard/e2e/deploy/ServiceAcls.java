package io.cloudcostguard.e2e.deploy;

import static java.util.stream.Collectors.joining;

import io.cloudcostguard.schemas.Topics.Names;
import io.cloudcostguard.standalone.local.Services.Service;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;

/// What each service, and the operator's commands, may do at Kafka, and no more; as objects of
/// Strimzi's user operator, and as bindings.
public final class ServiceAcls {

  /// The user of `ccg audit`, `ccg doctor` and `ccg dlq`.
  public static final String OPERATOR = "operator";

  private static final String HEAD =
      """
      # What each service may do at Kafka, as objects of Strimzi's user operator, for the topics of strimzi-topics.yaml. Generated from
      # io.cloudcostguard.e2e.deploy.ServiceAcls, with which SecuredBrokerTest runs all services on an authorising broker.
      """;

  /// One permission.
  ///
  /// @param prefixed whether `name` is the beginning of names
  private record Acl(
      ResourceType type, String name, boolean prefixed, List<AclOperation> operations) {}

  private static final Map<String, List<Acl>> BY_USER = byUser();

  private static Map<String, List<Acl>> byUser() {
    Map<String, List<Acl>> users = new LinkedHashMap<>();
    users.put(
        user(Service.INGEST_API),
        new Acls()
            .read(
                Names.PLANS,
                Names.PRICES,
                Names.ESTIMATES,
                Names.RECOMMENDATIONS,
                Names.BUDGETS,
                Names.LEDGER,
                Names.AUDIT,
                Names.REPLAYS,
                Names.TENANT_KEYS)
            .write(
                Names.TENANT_KEYS,
                Names.PLANS,
                Names.CANCELLATIONS,
                Names.BUDGETS,
                Names.SETTLEMENTS,
                Names.ALERT_ANSWERS,
                Names.DECISIONS,
                Names.AUDIT,
                Names.INGEST_DLQ)
            .group("ccg-ingest-")
            .add(ResourceType.GROUP, "ccg-", true, AclOperation.DESCRIBE) // the lag of all
            .all);
    users.put(
        user(Service.ESTIMATOR_STREAM),
        new Acls()
            .read(
                Names.PLANS,
                Names.CANCELLATIONS,
                Names.PRICES,
                Names.ESTIMATES,
                Names.BUDGETS,
                Names.ALERTS,
                Names.SETTLEMENTS,
                Names.LEDGER,
                Names.ALERT_ANSWERS,
                Names.PRICE_EFFECTS,
                Names.DECISIONS,
                Names.RECOMMENDATIONS,
                Names.DELIVERIES,
                Names.AUDIT,
                Names.CHECKPOINTS,
                Names.TENANT_KEYS)
            .write(
                Names.TENANT_KEYS,
                Names.ESTIMATES,
                Names.RECOMMENDATIONS,
                Names.ALERTS,
                Names.LEDGER,
                Names.PRICE_EFFECTS,
                Names.CHECKPOINTS,
                Names.ESTIMATOR_DLQ)
            .group("ccg-estimator", "ccg-advisor", "ccg-repricer", "ccg-notary")
            .transactions("ccg-estimator", "ccg-advisor", "ccg-repricer", "ccg-notary")
            .own("ccg-estimator-", "ccg-advisor-", "ccg-repricer-")
            .all);
    users.put(
        user(Service.PRICING_LOADER),
        new Acls()
            .read(Names.PRICES, Names.PRICE_CHANGES)
            .write(Names.PRICES, Names.PRICE_CHANGES, Names.AUDIT)
            .transactions("ccg-pricing-loader")
            .all);
    users.put(
        user(Service.NOTIFIER),
        new Acls()
            .read(
                Names.ESTIMATES,
                Names.ALERTS,
                Names.PRICE_CHANGES,
                Names.PRICE_EFFECTS,
                Names.DECISIONS,
                Names.RECOMMENDATIONS,
                Names.SUBSCRIPTIONS,
                Names.REPLAYS,
                Names.TENANT_KEYS)
            .write(Names.TENANT_KEYS, Names.DELIVERIES, Names.SUBSCRIPTIONS, Names.NOTIFIER_DLQ)
            .group("ccg-notifier")
            .all);
    users.put(
        OPERATOR,
        new Acls()
            .add(ResourceType.TOPIC, "ccg.", true, AclOperation.READ)
            .write(
                Names.REPLAYS,
                Names.SETTLEMENTS,
                Names.BUDGETS,
                Names.TENANT_KEYS,
                Names.AUDIT,
                Names.ESTIMATOR_DLQ,
                Names.NOTIFIER_DLQ,
                Names.INGEST_DLQ)
            .transactions("ccg-dlq")
            .add(
                ResourceType.TOPIC,
                "ccg-",
                true,
                AclOperation.DESCRIBE,
                AclOperation.DESCRIBE_CONFIGS)
            .all);
    return users;
  }

  /// Collects the permissions of a user. Everyone sees our topics and their settings, which are
  /// checked at each start.
  private static final class Acls {

    final List<Acl> all = new ArrayList<>();

    Acls() {
      add(ResourceType.TOPIC, "ccg.", true, AclOperation.DESCRIBE, AclOperation.DESCRIBE_CONFIGS);
    }

    Acls add(ResourceType type, String name, boolean prefixed, AclOperation... operations) {
      all.add(new Acl(type, name, prefixed, List.of(operations)));
      return this;
    }

    Acls read(String... topics) {
      for (String topic : topics) {
        add(ResourceType.TOPIC, topic, false, AclOperation.READ);
      }
      return this;
    }

    Acls write(String... topics) {
      for (String topic : topics) {
        add(ResourceType.TOPIC, topic, false, AclOperation.WRITE);
      }
      return this;
    }

    Acls group(String... prefixes) {
      for (String prefix : prefixes) {
        add(ResourceType.GROUP, prefix, true, AclOperation.READ, AclOperation.DESCRIBE);
      }
      return this;
    }

    Acls transactions(String... prefixes) {
      for (String prefix : prefixes) {
        add(ResourceType.TRANSACTIONAL_ID, prefix, true, AclOperation.WRITE, AclOperation.DESCRIBE);
      }
      return this;
    }

    /// The topics that Kafka Streams makes.
    Acls own(String... prefixes) {
      for (String prefix : prefixes) {
        add(ResourceType.TOPIC, prefix, true, AclOperation.ALL);
      }
      return this;
    }
  }

  /// The name of a service's user.
  public static String user(Service service) {
    return "ccg-" + service.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /// Every user.
  public static List<String> users() {
    return List.copyOf(BY_USER.keySet());
  }

  /// For Kafka's admin client.
  public static List<AclBinding> bindings() {
    List<AclBinding> bindings = new ArrayList<>();
    BY_USER.forEach((user, acls) -> {
      for (Acl acl : acls) {
        for (AclOperation operation : acl.operations) {
          bindings.add(
              new AclBinding(
                  new ResourcePattern(
                      acl.type,
                      acl.name,
                      acl.prefixed ? PatternType.PREFIXED : PatternType.LITERAL),
                  new AccessControlEntry("User:" + user, "*", operation, AclPermissionType.ALLOW)));
        }
      }
    });
    return bindings;
  }

  static String yaml() {
    return HEAD
        + BY_USER.entrySet().stream()
            .map(user -> yaml(user.getKey(), user.getValue()))
            .collect(joining("---\n"));
  }

  private static String yaml(String user, List<Acl> acls) {
    StringBuilder yaml =
        new StringBuilder(
            """
            apiVersion: kafka.strimzi.io/v1
            kind: KafkaUser
            metadata:
              name: %s
              labels:
                strimzi.io/cluster: ccg-kafka
            spec:
              authentication:
                type: scram-sha-512
              authorization:
                type: simple
                acls:
            """
                .formatted(user));
    for (Acl acl : acls) {
      yaml.append(
          "      - resource: {type: %s, name: %s, patternType: %s}\n        operations: [%s]\n"
              .formatted(
                  acl.type == ResourceType.TRANSACTIONAL_ID
                      ? "transactionalId"
                      : acl.type.name().toLowerCase(Locale.ROOT),
                  acl.name,
                  acl.prefixed ? "prefix" : "literal",
                  acl.operations.stream().map(ServiceAcls::word).collect(joining(", "))));
    }
    return yaml.toString();
  }

  /// `DESCRIBE_CONFIGS`: `DescribeConfigs`.
  private static String word(AclOperation operation) {
    StringBuilder word = new StringBuilder();
    for (String part : operation.name().split("_")) {
      word.append(part.charAt(0)).append(part.substring(1).toLowerCase(Locale.ROOT));
    }
    return word.toString();
  }

  private ServiceAcls() {}
}
