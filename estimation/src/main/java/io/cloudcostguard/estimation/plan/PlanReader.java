package io.cloudcostguard.estimation.plan;

import io.cloudcostguard.estimation.plan.Configuration.ConfiguredResource;
import io.cloudcostguard.estimation.plan.Configuration.Module;
import io.cloudcostguard.estimation.plan.UnreadablePlanException.Kind;
import io.cloudcostguard.schemas.plan.Action;
import io.cloudcostguard.schemas.plan.Plan;
import io.cloudcostguard.schemas.plan.PlannedResource;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.exc.StreamConstraintsException;

/// Reads the JSON of a Terraform or OpenTofu plan (or state) from a stream. Attributes outside the
/// allow-list are skipped token by token and never held; sensitive values are hidden.
///
/// @see <a href="https://developer.hashicorp.com/terraform/internals/json-format">Terraform, JSON
///   output format</a>
public final class PlanReader {

  /// What a resource takes, and each of its attributes that refers to others, besides texts.
  private static final int RESOURCE = 256;

  private static final int REFERRING = 128;

  private static final String CHANGES = "resource_changes";
  private static final String DRIFT = "resource_drift";

  private final AllowList allowList;
  private final int maxResources;
  private final String part;

  public PlanReader(AllowList allowList) {
    this(allowList, Integer.MAX_VALUE);
  }

  /// A reader for plans of some size.
  ///
  /// @param maxResources plans with more are not read
  public PlanReader(AllowList allowList, int maxResources) {
    this(allowList, maxResources, CHANGES);
  }

  private PlanReader(AllowList allowList, int maxResources, String part) {
    this.allowList = allowList;
    this.maxResources = maxResources;
    this.part = part;
  }

  /// A reader of what changed outside of Terraform: before, a resource is as the state has it;
  /// after, as it really is. A plan without drift has no resources then.
  public static PlanReader ofDrift(AllowList allowList) {
    return new PlanReader(allowList, Integer.MAX_VALUE, DRIFT);
  }

  /// Reads a plan, which is all that may be in the stream but for lines that wrappers print. The
  /// stream is read to its end and left open.
  ///
  /// @param fallbackRegion where resources are whose region the plan does not say; may be null
  /// @throws UnreadablePlanException if the bytes are no plan that can be read
  /// @throws IOException if the stream fails
  public Plan read(InputStream bytes, @Nullable String fallbackRegion) throws IOException {
    return read(bytes, fallbackRegion, Holding.UNBOUNDED);
  }

  /// The same, telling `holding` what it takes.
  public Plan read(InputStream bytes, @Nullable String fallbackRegion, Holding holding)
      throws IOException {
    PlanText text = PlanText.of(bytes);
    try (JsonParser json = new HeldParser(text.parser(), holding)) {
      return new Reading(json, fallbackRegion, holding).read(text);
    } catch (StreamConstraintsException e) {
      throw UnreadablePlanException.of(
          Kind.TOO_DEEP, "The JSON is nested too deeply or has too long a value: " + where(e));
    } catch (JacksonException e) {
      throw UnreadablePlanException.of(Kind.NOT_JSON, "The JSON is invalid: " + where(e));
    }
  }

  private static String where(JacksonException e) {
    return e.getLocation() == null
        ? e.getOriginalMessage()
        : "line %d, column %d."
            .formatted(e.getLocation().getLineNr(), e.getLocation().getColumnNr());
  }

  /// One reading of one plan.
  private final class Reading {

    private final JsonParser json;
    private final @Nullable String fallbackRegion;
    private final Holding holding;
    private final ResourceReader resources;
    private final PriorState prior;
    private final List<ReadResource> changes = new ArrayList<>();
    private final List<ReadResource> state = new ArrayList<>();
    private final Map<String, String> variables = new HashMap<>();
    private final List<String> partial = new ArrayList<>();
    private final RelevantAttributes relevant;
    private final Map<Map<String, String>, Map<String, String>> tags = new HashMap<>();
    private Configuration configuration = new Configuration();
    private @Nullable String formatVersion;
    private @Nullable String toolVersion;
    private @Nullable String mistaken;
    private boolean encrypted;
    private boolean plannedValues;

    Reading(JsonParser json, @Nullable String fallbackRegion, Holding holding) {
      this.json = json;
      this.fallbackRegion = fallbackRegion;
      this.holding = holding;
      resources = new ResourceReader(json, allowList);
      prior = new PriorState(json, resources, holding);
      relevant = new RelevantAttributes(json, allowList, holding);
    }

    Plan read(PlanText text) throws IOException {
      json.nextToken();
      JsonObjects.eachProperty(json, this::readTopLevel);
      checkFormat();
      text.refuseMore(holding);
      List<ReadResource> all = namedOf(entries());
      if (!isDrift()) {
        prior.whyNotCovered(all).ifPresent(partial::add);
      }
      List<String> addresses = all.stream().map(resource -> resource.address).toList();
      Map<String, ReadResource> groups = groupsOf(all);
      References references = new References(configuration, withData(addresses), holding);
      Unknowns unknowns = new Unknowns(configuration, addresses, holding);
      Regions regions =
          new Regions(configuration, references, unknowns, groups, variables, fallbackRegion);
      return new Plan(
          formatVersion == null ? "" : formatVersion,
          toolVersion,
          all.stream()
              .filter(resource -> resource.mode.equals("managed"))
              .map(resource -> resolve(resource, references, unknowns, regions))
              .toList(),
          partial,
          relevant.all());
    }

    private boolean isDrift() {
      return part.equals(DRIFT);
    }

    private void readTopLevel(String name) {
      if (name.equals(part)) {
        JsonObjects.eachElement(json, () -> add(resources.readChange(), changes));
        return;
      }
      switch (name) {
        case "format_version" -> {
          String version = JsonObjects.text(json, Bound.VERSION);
          formatVersion = version == null ? "" : version;
        }
        case "terraform_version" -> toolVersion = JsonObjects.text(json, Bound.VERSION);
        case "encrypted_data" -> {
          encrypted = true;
          json.skipChildren();
        }
        case "variables" -> JsonObjects.eachProperty(json, this::readVariable);
        case "planned_values" -> inRootModule(this::notePlannedValues);
        case "values" -> inRootModule(this::readValuesModule);
        case "prior_state" -> prior.read();
        case "configuration" -> configuration = new ConfigurationReader(json, allowList).read();
        case "relevant_attributes" -> relevant.read();
        case "errored" -> {
          if (json.currentToken() == JsonToken.VALUE_TRUE) {
            partial.add("the plan ended with an error");
          }
        }
        case "complete" -> {
          if (json.currentToken() == JsonToken.VALUE_FALSE) {
            partial.add("the plan does not cover everything (targeted or deferred)");
          }
        }
        case "deferred_changes" -> {
          int[] deferred = {0};
          JsonObjects.eachElement(
              json,
              () -> {
                deferred[0]++;
                json.skipChildren();
              });
          if (deferred[0] > 0) {
            partial.add(
                (deferred[0] == 1 ? "1 change is" : deferred[0] + " changes are")
                    + " deferred to a later plan");
          }
        }
        default -> {
          if (mistaken == null) {
            mistaken = Mistaken.property(name);
          }
          json.skipChildren();
        }
      }
    }

    private void add(ReadResource resource, List<ReadResource> to) {
      if (to.size() == maxResources) {
        throw new UnreadablePlanException(
            Kind.TOO_MANY_RESOURCES,
            "The plan has more than " + maxResources + " resources.",
            "Split the configuration into several workspaces and submit their plans one by one.");
      }
      to.add(resource);
    }

    private void checkFormat() {
      if (encrypted) {
        throw UnreadablePlanException.of(Kind.ENCRYPTED, "The plan is encrypted.");
      }
      if (formatVersion == null) {
        throw UnreadablePlanException.of(
            Kind.NOT_A_PLAN,
            mistaken == null
                ? "This JSON is not a plan: it has no format_version."
                : "This is %s, not a plan: it has no format_version.".formatted(mistaken));
      }
      String major = formatVersion.split("\\.", 2)[0];
      if (!major.equals("0") && !major.equals("1")) {
        throw new UnreadablePlanException(
            Kind.UNSUPPORTED_FORMAT,
            "The plan's format_version is "
                + (formatVersion.length() > 20 ? "not a version" : formatVersion)
                + "; 0.x and 1.x can be read.",
            "Update CloudCostGuard, or make the plan with a version of Terraform or OpenTofu whose"
                + " format_version is 1.x.");
      }
    }

    /// The groups of resources, by address: of the plan, and those that its data sources read.
    private Map<String, ReadResource> groupsOf(List<ReadResource> all) {
      Map<String, ReadResource> groups = new HashMap<>();
      prior.groups().forEach(group -> groups.put(group.address, group));
      for (ReadResource resource : all) {
        if (resource.deposed == null && resource.vendor().isGroup(resource.type)) {
          groups.put(resource.address, resource);
        }
      }
      return groups;
    }

    private List<String> withData(List<String> addresses) {
      return Stream.concat(addresses.stream(), prior.groups().stream().map(group -> group.address))
          .toList();
    }

    /// `resource_changes` says everything that `planned_values` says; a state has neither.
    private List<ReadResource> entries() {
      if (isDrift()) {
        return changes;
      }
      if (changes.isEmpty() && plannedValues && prior.isEmpty()) {
        throw UnreadablePlanException.of(
            Kind.NOT_A_PLAN, "The plan has planned_values but no resource_changes.");
      }
      state.forEach(resource -> resource.actions = List.of("no-op"));
      return changes.isEmpty() ? state : changes;
    }

    /// Those that say what they are; what does not is counted as a part that is not read.
    private List<ReadResource> namedOf(List<ReadResource> resources) {
      List<ReadResource> named =
          resources.stream()
              .filter(resource -> resource.exceeded == null)
              .filter(resource -> !resource.address.isBlank() && !resource.type.isBlank())
              .toList();
      Map<Bound, Integer> exceeded = new EnumMap<>(Bound.class);
      for (ReadResource resource : resources) {
        if (resource.exceeded != null) {
          exceeded.merge(resource.exceeded, 1, Integer::sum);
        }
      }
      exceeded.forEach((bound, count) -> partial.add(bound.whyLeftOut(count)));
      int tooLong = exceeded.values().stream().mapToInt(Integer::intValue).sum();
      int nameless = resources.size() - named.size() - tooLong;
      if (nameless > 0) {
        partial.add(nameless + " entries of the plan do not say which resource they are");
      }
      return named;
    }

    private void readVariable(String variable) {
      JsonObjects.eachProperty(
          json,
          name -> {
            String place = name.equals("value") ? Regions.read(json) : null;
            if (place != null) {
              variables.put(variable, place);
            } else {
              json.skipChildren();
            }
          });
    }

    private void inRootModule(Runnable read) {
      JsonObjects.eachProperty(
          json,
          name -> {
            if (name.equals("root_module")) {
              read.run();
            } else {
              json.skipChildren();
            }
          });
    }

    private void notePlannedValues() {
      JsonObjects.eachProperty(
          json,
          _ ->
              JsonObjects.eachElement(
                  json,
                  () -> {
                    plannedValues = true;
                    json.skipChildren();
                  }));
    }

    private void readValuesModule() {
      JsonObjects.eachProperty(
          json,
          name -> {
            switch (name) {
              case "resources" ->
                  JsonObjects.eachElement(json, () -> add(resources.readState(), state));
              case "child_modules" -> JsonObjects.eachElement(json, this::readValuesModule);
              default -> json.skipChildren();
            }
          });
    }

    /// One map for all resources whose tags are the same: most have none but the provider's.
    private @Nullable Map<String, String> shared(@Nullable Map<String, String> read) {
      return read == null ? null : tags.computeIfAbsent(read, _ -> read);
    }

    private PlannedResource resolve(
        ReadResource resource, References references, Unknowns unknowns, Regions regions) {
      holding.work(1);
      holding.hold(RESOURCE);
      Module module = configuration.module(Addresses.modulePath(resource.moduleAddress()));
      ConfiguredResource configured =
          module == null ? null : module.resources.get(resource.configuredAddress());
      Regions.Found region = regions.of(resource, configured);
      Regions.Found before = Regions.before(resource);
      Map<String, List<String>> followed = new TreeMap<>();
      Set<String> unknown = Set.of();
      if (configured != null) {
        for (Map.Entry<String, List<String>> entry : configured.references().entrySet()) {
          List<String> found =
              references.follow(resource, References.withEach(entry.getValue(), configured.each()));
          if (!found.isEmpty()) {
            holding.hold(REFERRING);
            followed.put(entry.getKey(), found);
          }
        }
        for (String path : NotListed.paths(resource, configured)) {
          if (!followed.containsKey(path)) {
            holding.hold(REFERRING);
            followed.put(path, List.of(PlannedResource.NOT_LISTED));
          }
        }
        unknown = unknowns.thatAreSet(resource, configured);
      }
      if (resource.tagsKept != null) {
        unknown = new TreeSet<>(unknown);
        unknown.addAll(resource.tags.notKnown(resource.tagsKept));
      }
      String regionBefore =
          before == null || region == null || before.region().equals(region.region())
              ? null
              : before.region();
      return new PlannedResource(
          resource.address,
          resource.type,
          Actions.of(resource.actions),
          resource.previousAddress,
          resource.deposed,
          resource.imported,
          region == null ? null : region.region(),
          region == null ? null : region.source(),
          regionBefore,
          resource.before,
          resource.after,
          unknown,
          followed,
          shared(resource.tags.of(resource.after == null)),
          configured == null ? null : carried(resource, configured));
    }

    /// What an update has before and after alike and the configuration does not set: attributes,
    /// and those of a block that there is one of.
    private static Set<String> carried(ReadResource resource, ConfiguredResource configured) {
      Map<String, Object> before = resource.before;
      Map<String, Object> after = resource.after;
      if (before == null || after == null) {
        return Set.of();
      }
      Action action = Actions.of(resource.actions);
      if (action == Action.NO_OP) {
        return carriedBlocks(after, configured);
      }
      if (action != Action.UPDATE) {
        return Set.of();
      }
      Set<String> carried = new TreeSet<>();
      after.forEach((name, value) -> {
        if (value.equals(before.get(name))) {
          if (!sets(configured, name)) {
            carried.add(name);
          }
        } else if (only(value) instanceof Map<?, ?> block
            && only(before.get(name)) instanceof Map<?, ?> was
            && configured.set().contains(name + "[0]")) {
          block.forEach((key, part) -> {
            if (part != null
                && part.equals(was.get(key))
                && !configured.set().contains(name + "[0]." + key)) {
              carried.add(name + "." + key);
            }
          });
        }
      });
      return carried;
    }

    private static boolean sets(ConfiguredResource configured, String name) {
      return configured.set().contains(name) || configured.set().contains(name + "[0]");
    }

    /// Of what stays as it is only nested blocks count: they may list resources of their own.
    private static Set<String> carriedBlocks(
        Map<String, Object> after, ConfiguredResource configured) {
      Set<String> carried = Set.of();
      for (Map.Entry<String, Object> attribute : after.entrySet()) {
        if (attribute.getValue() instanceof List<?> list
            && !list.isEmpty()
            && list.getFirst() instanceof Map<?, ?>
            && !sets(configured, attribute.getKey())) {
          carried = carried.isEmpty() ? new TreeSet<>() : carried;
          carried.add(attribute.getKey());
        }
      }
      return carried;
    }

    private static @Nullable Object only(@Nullable Object value) {
      return value instanceof List<?> list && list.size() == 1 ? list.getFirst() : null;
    }
  }
}
