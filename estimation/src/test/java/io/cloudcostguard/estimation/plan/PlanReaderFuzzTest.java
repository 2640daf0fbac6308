package io.cloudcostguard.estimation.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.cloudcostguard.estimation.bill.Estimator;
import io.cloudcostguard.estimation.bill.GoldenBills;
import io.cloudcostguard.estimation.price.BundledPriceBook;
import io.cloudcostguard.estimation.resource.ResourceTypes;
import io.cloudcostguard.schemas.estimate.PlanEstimated;
import io.cloudcostguard.schemas.estimate.ResourceEstimate;
import io.cloudcostguard.schemas.estimate.ResourceEstimate.State;
import io.cloudcostguard.schemas.plan.Plan;
import io.cloudcostguard.schemas.plan.PlanSubmitted;
import io.cloudcostguard.schemas.plan.Usage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Breaks the plans of all golden bills in seeded random ways, and estimates what is left of them.
/// There may be a refusal or a reason, never a failure.
class PlanReaderFuzzTest {

  private static final int PLANS = 40_000;
  private static final int MOST_MUTATIONS = 4;

  private static final JsonMapper MAPPER = new JsonMapper();
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final ResourceTypes TYPES = new ResourceTypes();
  private static final BundledPriceBook PRICES = new BundledPriceBook();

  @Test
  void givesAReasonForWhateverItCannotPrice() throws IOException {
    List<JsonNode> seeds = seeds();
    int estimated = 0;
    for (int seed = 0; seed < PLANS; seed++) {
      JsonNode mutant = mutant(seeds.get(seed % seeds.size()), new Random(seed));
      byte[] json = MAPPER.writeValueAsBytes(mutant);
      try {
        check(estimate(json));
        estimated++;
      } catch (UnreadablePlanException refusal) {
        assertThat(refusal.getMessage()).isNotBlank();
      } catch (RuntimeException | AssertionError | StackOverflowError e) {
        fail("seed " + seed + ": " + new String(json, StandardCharsets.UTF_8), e);
      }
    }
    assertThat(estimated).isGreaterThan(PLANS / 2);
  }

  private static PlanEstimated estimate(byte[] json) throws IOException {
    Plan plan = new PlanReader(TYPES).read(new ByteArrayInputStream(json), null);
    PlanSubmitted submitted =
        new PlanSubmitted("id", "acme", "shop", "prod", "digest", json.length, plan, Usage.NONE);
    return new Estimator(TYPES).estimate(submitted, PRICES, 1);
  }

  private static void check(PlanEstimated estimate) {
    for (ResourceEstimate resource : estimate.resources()) {
      assertThat(resource.address()).isNotBlank();
      assertThat(resource.type()).isNotBlank();
      if (resource.state() != State.PRICED && resource.state() != State.FREE) {
        assertThat(resource.reason()).isNotBlank();
      }
      if (resource.after() != null) {
        assertThat(resource.after()).isNotNegative();
      }
    }
    assertThat(estimate.coverage().resources()).isEqualTo(estimate.resources().size());
  }

  // Plans to begin with

  /// Each resource of each golden bill in a small plan of its own, and the small plans as they are.
  private static List<JsonNode> seeds() throws IOException {
    List<JsonNode> seeds = new ArrayList<>();
    for (Path folder : GoldenBills.folders().toList()) {
      byte[] json = Files.readAllBytes(folder.resolve("plan.json"));
      ObjectNode plan = (ObjectNode) MAPPER.readTree(json);
      plan.remove(List.of("planned_values", "prior_state", "relevant_attributes", "checks"));
      if (json.length < 10_000) {
        seeds.add(plan);
      }
      for (JsonNode change : plan.path("resource_changes")) {
        seeds.add(only(plan, change));
      }
    }
    return seeds;
  }

  private static JsonNode only(ObjectNode plan, JsonNode change) {
    ObjectNode one = plan.deepCopy();
    one.set("resource_changes", NODES.arrayNode().add(change.deepCopy()));
    if (one.at("/configuration/root_module/resources") instanceof ArrayNode resources) {
      resources.removeIf(resource ->
          !resource.path("name").equals(change.path("name"))
              || !resource.path("type").equals(change.path("type")));
    }
    return one;
  }

  // Mutations

  /// A place in a tree: a property of an object or an element of an array.
  private record Place(JsonNode parent, String name, int index) {
    JsonNode get() {
      return parent instanceof ObjectNode object ? object.get(name) : parent.get(index);
    }

    void set(JsonNode value) {
      switch (parent) {
        case ObjectNode object -> object.set(name, value);
        case ArrayNode array -> array.set(index, value);
        default -> throw new IllegalStateException("A scalar has no places");
      }
    }

    void remove() {
      switch (parent) {
        case ObjectNode object -> object.remove(name);
        case ArrayNode array -> array.remove(index);
        default -> throw new IllegalStateException("A scalar has no places");
      }
    }

    void repeat() {
      switch (parent) {
        case ObjectNode object -> object.set(name, NODES.arrayNode().add(get()).add(get()));
        case ArrayNode array -> array.add(get().deepCopy());
        default -> throw new IllegalStateException("A scalar has no places");
      }
    }
  }

  private static JsonNode mutant(JsonNode plan, Random random) {
    JsonNode mutant = plan.deepCopy();
    int mutations = 1 + random.nextInt(MOST_MUTATIONS);
    for (int i = 0; i < mutations; i++) {
      List<Place> places = new ArrayList<>();
      collect(mutant, places);
      if (!places.isEmpty()) {
        mutate(places.get(random.nextInt(places.size())), random);
      }
    }
    return mutant;
  }

  private static void collect(JsonNode node, List<Place> into) {
    if (node instanceof ObjectNode object) {
      object.propertyNames().forEach(name -> into.add(new Place(object, name, -1)));
    } else if (node instanceof ArrayNode array) {
      for (int i = 0; i < array.size(); i++) {
        into.add(new Place(array, "", i));
      }
    }
    for (JsonNode child : node) {
      collect(child, into);
    }
  }

  private static void mutate(Place place, Random random) {
    switch (random.nextInt(17)) {
      case 0 -> place.remove();
      case 1 -> place.repeat();
      case 2 -> place.set(NODES.nullNode());
      case 3 -> place.set(NODES.booleanNode(random.nextBoolean()));
      case 4 -> place.set(NODES.stringNode(place.get().asString("text")));
      case 5 -> place.set(NODES.stringNode("no-such-value"));
      case 6 -> place.set(NODES.stringNode(""));
      case 7 -> place.set(NODES.stringNode("\u0000\uD83D\uDE80 [\"]\\. ${x}/%s\n"));
      case 8 -> place.set(NODES.stringNode("x".repeat(5_000)));
      case 9 -> place.set(NODES.numberNode(-1 - random.nextInt(1000)));
      case 10 -> place.set(NODES.numberNode(random.nextLong()));
      case 11 -> place.set(NODES.numberNode(new BigDecimal("1E+999999999")));
      case 12 -> place.set(NODES.numberNode(new BigDecimal("0.000000000000000000000000001")));
      case 13 -> place.set(NODES.arrayNode());
      case 14 -> place.set(NODES.objectNode());
      case 15 -> place.set(NODES.arrayNode().addNull().add(place.get().deepCopy()));
      default -> place.set(NODES.objectNode().set(place.name(), place.get().deepCopy()));
    }
  }
}
