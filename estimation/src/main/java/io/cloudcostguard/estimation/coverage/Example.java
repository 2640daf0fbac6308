package io.cloudcostguard.estimation.coverage;

import io.cloudcostguard.estimation.plan.Vendor;
import io.cloudcostguard.schemas.Json;
import io.cloudcostguard.schemas.plan.Plan;
import io.cloudcostguard.schemas.plan.PlanSubmitted;
import io.cloudcostguard.schemas.plan.PlannedResource;
import io.cloudcostguard.schemas.plan.Usage;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A plan, as the estimator reads it, that shows what the types of its resources are charged for.
///
/// @param name of the golden plan that it was
public record Example(String name, Plan plan, Usage usage) {

  private static final String FILE = "/coverage/examples.ndjson";
  private static final String ANYWHERE = "global";
  private static final String REGION = "region";

  /// The examples of all types. `ExamplesTest` makes their file of the golden plans.
  public static List<Example> all() {
    try (InputStream lines = Objects.requireNonNull(Example.class.getResourceAsStream(FILE), FILE);
        BufferedReader reader =
            new BufferedReader(new InputStreamReader(lines, StandardCharsets.UTF_8))) {
      return reader.lines().map(line -> Json.MAPPER.readValue(line, Example.class)).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The same with the vendor's resources in `region`, all but those that are in no region.
  PlanSubmitted in(Vendor vendor, String region) {
    List<PlannedResource> moved =
        plan.resources().stream().map(each -> move(each, vendor, region)).toList();
    return new PlanSubmitted(
        name,
        name,
        name,
        name,
        name,
        0,
        new Plan(plan.formatVersion(), plan.toolVersion(), moved, plan.partial()),
        new Usage(usage.byType(), move(usage.byAddress(), vendor, region), null));
  }

  private static PlannedResource move(PlannedResource resource, Vendor vendor, String region) {
    return Vendor.ofType(resource.type()) != vendor || isAnywhere(resource.region())
        ? resource
        : new PlannedResource(
            resource.address(),
            resource.type(),
            resource.action(),
            resource.previousAddress(),
            resource.deposed(),
            resource.imported(),
            region,
            resource.regionSource(),
            null,
            resource.before(),
            resource.after(),
            resource.unknown(),
            resource.references(),
            resource.tags());
  }

  private static boolean isAnywhere(@Nullable String region) {
    return region == null || region.equals(ANYWHERE);
  }

  /// A usage file has resources of its own, and says where they are.
  private static Map<String, Map<String, Object>> move(
      Map<String, Map<String, Object>> byAddress, Vendor vendor, String region) {
    Map<String, Map<String, Object>> moved = new HashMap<>();
    byAddress.forEach((address, values) -> {
      Map<String, Object> copy = new HashMap<>(values);
      if (Vendor.ofType(address) == vendor) {
        copy.computeIfPresent(REGION, (_, _) -> region);
      }
      moved.put(address, copy);
    });
    return moved;
  }
}
