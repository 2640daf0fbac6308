package io.cloudcostguard.schemas.estimate;

import io.cloudcostguard.schemas.Json;
import io.cloudcostguard.schemas.event.BadRecord;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.node.ObjectNode;

/// Reads an outcome without holding all of it: an estimate of 60,000 resources is 60 MB of JSON,
/// and several hundred as objects. Every resource is read, so what has another form is refused, but
/// one at a time.
public final class OutcomeReader {

  private static final String RESOURCES = "resources";

  /// Of a part: something stands after it.
  private static final ObjectReader PART =
      Json.MAPPER.reader().without(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  private static final ObjectReader RESOURCE = PART.forType(ResourceEstimate.class);

  /// What else there is, is not held.
  private static final Set<String> KNOWN =
      Stream.concat(
              Stream.of("outcome"),
              Stream.of(PlanEstimated.class, PlanRejected.class, PlanCancelled.class)
                  .flatMap(outcome -> Stream.of(outcome.getRecordComponents()))
                  .map(RecordComponent::getName))
          .collect(Collectors.toUnmodifiableSet());

  /// Without its resources: totals and what is said of the plan.
  public static PlanOutcome totals(byte[] json) {
    return read(json, _ -> null);
  }

  /// Its resources without their lines.
  public static PlanOutcome withoutLines(byte[] json) {
    return read(json, resource -> resource.with(List.of()));
  }

  /// Without its resources: each is handed on as it is read, and not held.
  public static PlanOutcome folding(byte[] json, Consumer<ResourceEstimate> each) {
    return read(
        json,
        resource -> {
          each.accept(resource);
          return null;
        });
  }

  /// @param keep what to keep of a resource; null: nothing
  private static PlanOutcome read(byte[] json, Keep keep) {
    ObjectNode head = Json.MAPPER.createObjectNode();
    List<ResourceEstimate> resources = new ArrayList<>();
    try (JsonParser parser = Json.MAPPER.createParser(json)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        throw new BadRecord("Its JSON is no object.");
      }
      while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
        String name = parser.currentName();
        if (parser.nextToken() == JsonToken.START_ARRAY && RESOURCES.equals(name)) {
          readResources(parser, keep, resources);
          head.set(RESOURCES, Json.MAPPER.createArrayNode());
        } else if (!KNOWN.contains(name)) {
          parser.skipChildren();
        } else {
          head.set(name, PART.readTree(parser));
        }
      }
      if (parser.nextToken() != null) {
        throw new BadRecord("It goes on after its JSON.");
      }
    }
    PlanOutcome outcome = Json.MAPPER.treeToValue(head, PlanOutcome.class);
    return outcome instanceof PlanEstimated estimate && !resources.isEmpty()
        ? estimate.beside(estimate.atListPrices(), resources)
        : outcome;
  }

  private static void readResources(
      JsonParser parser, Keep keep, List<ResourceEstimate> resources) {
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      ResourceEstimate resource = RESOURCE.readValue(parser);
      if (resource == null) {
        throw new BadRecord("It has a resource that is null.");
      }
      ResourceEstimate kept = keep.of(resource);
      if (kept != null) {
        resources.add(kept);
      }
    }
  }

  private interface Keep {
    @Nullable ResourceEstimate of(ResourceEstimate resource);
  }

  private OutcomeReader() {}
}
