package io.cloudcostguard.estimation.plan;

import io.cloudcostguard.estimation.plan.Configuration.ConfiguredResource;
import io.cloudcostguard.estimation.plan.Configuration.Module;
import io.cloudcostguard.estimation.plan.UnreadablePlanException.Kind;
import io.cloudcostguard.schemas.plan.Plan;
import io.cloudcostguard.schemas.plan.PlannedResource;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.exc.StreamConstraintsException;

/// Reads the JSON of a Terraform or OpenTofu plan (or state) from a stream. What the allow-list
/// does not name is skipped token by token and never held; values marked sensitive are hidden.
///
/// @see <a href="https://developer.hashicorp.com/terraform/internals/json-format">Terraform, JSON
///   output format</a>
public final class PlanReader {

  private final AllowList allowList;
  private final int maxResources;

  public PlanReader(AllowList allowList) {
    this(allowList, Integer.MAX_VALUE);
  }

  /// A reader for plans of some size.
  ///
  /// @param maxResources plans with more are not read
  public PlanReader(AllowList allowList, int maxResources) {
    this.allowList = allowList;
    this.maxResources = maxResources;
  }

  /// Reads a plan. The stream is left open, and what follows the plan in it may be unread.
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
    try (JsonParser json = new HeldParser(PlanText.parser(bytes), holding)) {
      return new Reading(json, fallbackRegion).read();
    } catch (StreamConstraintsException e) {
      throw UnreadablePlanException.of(
          Kind.TOO_DEEP, "The JSON is nested too deeply or has too long a value: " + where(e));
    } catch (JacksonException e) {
      throw UnreadablePlanException.of(Kind.NOT_JSON, "The JSON is broken: " + where(e));
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
    private final List<ReadResource> changes = new ArrayList<>();
    private final List<ReadResource> state = new ArrayList<>();
    private final Map<String, String> variables = new HashMap<>();
    private final List<String> partial = new ArrayList<>();
    private final Map<Map<String, String>, Map<String, String>> tags = new HashMap<>();
    private Configuration configuration = new Configuration();
    private @Nullable String formatVersion;
    private @Nullable String toolVersion;
    private boolean encrypted;
    private boolean plannedValues;

    Reading(JsonParser json, @Nullable String fallbackRegion) {
      this.json = json;
      this.fallbackRegion = fallbackRegion;
    }

    Plan read() {
      json.nextToken();
      JsonObjects.eachProperty(json, this::readTopLevel);
      checkFormat();
      List<ReadResource> resources = namedOf(resources());
      List<String> addresses = resources.stream().map(resource -> resource.address).toList();
      References references = new References(configuration, addresses);
      Unknowns unknowns = new Unknowns(configuration, addresses);
      Regions regions = new Regions(configuration, references, variables, fallbackRegion);
      return new Plan(
          formatVersion == null ? "" : formatVersion,
          toolVersion,
          resources.stream()
              .filter(resource -> resource.mode.equals("managed"))
              .map(resource -> resolve(resource, references, unknowns, regions))
              .toList(),
          partial);
    }

    private void readTopLevel(String name) {
      switch (name) {
        case "format_version" -> formatVersion = JsonObjects.text(json, "");
        case "terraform_version" -> toolVersion = JsonObjects.textOrNull(json);
        case "encrypted_data" -> {
          encrypted = true;
          json.skipChildren();
        }
        case "variables" -> JsonObjects.eachProperty(json, this::readVariable);
        case "planned_values" -> inRootModule(this::notePlannedValues);
        case "values" -> inRootModule(this::readValuesModule);
        case "resource_changes" -> JsonObjects.eachElement(json, () -> add(readChange(), changes));
        case "configuration" -> configuration = new ConfigurationReader(json, allowList).read();
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
            partial.add(deferred[0] + " changes are deferred to a later plan");
          }
        }
        default -> json.skipChildren();
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
            Kind.NOT_A_PLAN, "This JSON is not a plan: it has no format_version.");
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

    /// `resource_changes` says everything that `planned_values` says; a state has neither.
    private List<ReadResource> resources() {
      if (changes.isEmpty() && plannedValues) {
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
              .filter(resource -> !resource.address.isBlank() && !resource.type.isBlank())
              .toList();
      int nameless = resources.size() - named.size();
      if (nameless > 0) {
        partial.add(nameless + " entries of the plan do not say which resource they are");
      }
      return named;
    }

    private void readVariable(String variable) {
      JsonObjects.eachProperty(
          json,
          name -> {
            if (name.equals("value") && json.currentToken().isScalarValue()) {
              variables.put(variable, JsonObjects.text(json, ""));
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
          _ -> {
            plannedValues = true;
            json.skipChildren();
          });
    }

    private void readValuesModule() {
      JsonObjects.eachProperty(
          json,
          name -> {
            switch (name) {
              case "resources" ->
                  JsonObjects.eachElement(json, () -> add(readValuesResource(), state));
              case "child_modules" -> JsonObjects.eachElement(json, this::readValuesModule);
              default -> json.skipChildren();
            }
          });
    }

    private ReadResource readValuesResource() {
      ReadResource resource = new ReadResource();
      Set<String> sensitive = new HashSet<>();
      JsonObjects.eachProperty(
          json,
          name -> {
            switch (name) {
              case "values" -> {
                resource.after =
                    readAttributes(
                        resource, allowed(resource), resource.placeAfter, resource.tags::readAfter);
                resource.before = resource.after;
              }
              case "sensitive_values" -> readSensitive(resource, allowed(resource), sensitive);
              default -> readIdentity(resource, name);
            }
          });
      Redaction.hide(resource.after, sensitive);
      return resource;
    }

    private ReadResource readChange() {
      ReadResource resource = new ReadResource();
      JsonObjects.eachProperty(
          json,
          name -> {
            if (name.equals("change")) {
              readChangeOf(resource);
            } else {
              readIdentity(resource, name);
            }
          });
      return resource;
    }

    private void readIdentity(ReadResource resource, String name) {
      switch (name) {
        case "address" -> resource.address = JsonObjects.text(json, "");
        case "type" -> resource.type = JsonObjects.text(json, "");
        case "mode" -> resource.mode = JsonObjects.text(json, "managed");
        case "previous_address" -> resource.previousAddress = JsonObjects.textOrNull(json);
        case "provider_name" -> resource.providerName = JsonObjects.text(json, "");
        case "deposed", "deposed_key" -> resource.deposed = JsonObjects.textOrNull(json);
        default -> json.skipChildren();
      }
    }

    /// What may be kept of a resource. JSON whose keys were sorted has the attributes before the
    /// type; the address comes first.
    private @Nullable Allowed allowed(ReadResource resource) {
      if (resource.type.isEmpty()) {
        List<String> steps = Addresses.steps(resource.address);
        resource.type = steps.size() < 2 ? "" : steps.get(steps.size() - 2);
      }
      return allowList.of(resource.type);
    }

    private void readChangeOf(ReadResource resource) {
      Allowed allowed = allowed(resource);
      Set<String> sensitiveBefore = new HashSet<>();
      Set<String> sensitiveAfter = new HashSet<>();
      JsonObjects.eachProperty(
          json,
          name -> {
            switch (name) {
              case "actions" -> {
                List<String> actions = new ArrayList<>(2);
                JsonObjects.eachElement(json, () -> actions.add(JsonObjects.text(json, "")));
                resource.actions = actions;
              }
              case "before" ->
                  resource.before =
                      readAttributes(
                          resource, allowed, resource.placeBefore, resource.tags::readBefore);
              case "after" ->
                  resource.after =
                      readAttributes(
                          resource, allowed, resource.placeAfter, resource.tags::readAfter);
              case "after_unknown" -> readMarks(allowed, resource.unknown);
              case "before_sensitive" -> readSensitive(resource, allowed, sensitiveBefore);
              case "after_sensitive" -> readSensitive(resource, allowed, sensitiveAfter);
              case "importing" -> {
                resource.imported = json.currentToken() == JsonToken.START_OBJECT;
                json.skipChildren();
              }
              default -> json.skipChildren();
            }
          });
      Redaction.hide(resource.before, sensitiveBefore);
      Redaction.hide(resource.after, sensitiveAfter);
    }

    /// The allowed part of an object of attributes; null when there is no object.
    private @Nullable Map<String, Object> readAttributes(
        ReadResource resource,
        @Nullable Allowed allowed,
        ReadResource.Places places,
        Consumer<JsonParser> tags) {
      if (json.currentToken() != JsonToken.START_OBJECT) {
        json.skipChildren();
        return null;
      }
      Map<String, Object> attributes = new TreeMap<>(); // as it is written
      JsonObjects.eachProperty(
          json,
          name -> {
            if (json.currentToken() == JsonToken.VALUE_STRING) {
              switch (name) {
                case "region" -> places.region = json.getString();
                case "arn" -> places.arn = json.getString();
                case "availability_zone" -> places.availabilityZone = json.getString();
                default -> {}
              }
            }
            if (Tags.are(resource.type, name)) {
              tags.accept(json);
            } else {
              keep(allowed == null ? null : allowed.child(name), name, attributes);
            }
          });
      return attributes;
    }

    private void keep(@Nullable Allowed allowed, String name, Map<String, Object> into) {
      Object value = allowed == null ? skipped() : readValue(allowed);
      if (value != null) {
        into.put(name, value);
      }
    }

    private @Nullable Object skipped() {
      json.skipChildren();
      return null;
    }

    /// A scalar as text or boolean, a list, a map; null for null and for what is not allowed.
    private @Nullable Object readValue(Allowed allowed) {
      return switch (json.currentToken()) {
        case START_OBJECT -> {
          Map<String, Object> map = new TreeMap<>();
          JsonObjects.eachProperty(json, name -> keep(allowed.child(name), name, map));
          yield allowed.isLeaf() ? null : allowed.selects(map) ? map : new TreeMap<>();
        }
        case START_ARRAY -> {
          List<Object> list = new ArrayList<>();
          JsonObjects.eachElement(
              json,
              () -> {
                Object element = readValue(allowed);
                if (element != null) {
                  list.add(element);
                } else if (!allowed.isLeaf()) {
                  list.add(new TreeMap<>()); // marks count it, too
                }
              });
          yield list;
        }
        case VALUE_TRUE -> allowed.isLeaf() ? Boolean.TRUE : null;
        case VALUE_FALSE -> allowed.isLeaf() ? Boolean.FALSE : null;
        case VALUE_STRING, VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT ->
            allowed.isLeaf() ? json.getString() : null;
        default -> null;
      };
    }

    /// The paths that are marked `true` in `*_sensitive`; tags take their marks themselves.
    private void readSensitive(ReadResource resource, @Nullable Allowed allowed, Set<String> into) {
      if (json.currentToken() == JsonToken.VALUE_TRUE) {
        resource.tags.hideAll();
        readMarks(allowed, into);
        return;
      }
      JsonObjects.eachProperty(
          json,
          name -> {
            if (Tags.are(resource.type, name)) {
              resource.tags.readSensitive(json);
            } else {
              readMarks(allowed == null ? null : allowed.child(name), name, into);
            }
          });
    }

    /// The paths that are marked `true` in `after_unknown` or `*_sensitive`.
    private void readMarks(@Nullable Allowed allowed, Set<String> into) {
      if (allowed == null) {
        json.skipChildren();
      } else if (json.currentToken() == JsonToken.VALUE_TRUE) {
        allowed.names().forEach(into::add);
      } else {
        readMarks(allowed, "", into);
      }
    }

    private void readMarks(@Nullable Allowed allowed, String path, Set<String> into) {
      if (allowed == null) {
        json.skipChildren();
        return;
      }
      switch (json.currentToken()) {
        case VALUE_TRUE -> into.add(path);
        case START_OBJECT ->
            JsonObjects.eachProperty(
                json,
                name ->
                    readMarks(
                        allowed.child(name), path.isEmpty() ? name : path + "." + name, into));
        case START_ARRAY -> {
          int[] index = {0};
          JsonObjects.eachElement(
              json, () -> readMarks(allowed, path + "[" + index[0]++ + "]", into));
        }
        default -> json.skipChildren();
      }
    }

    /// One map for all resources whose tags are the same: most have none but the provider's.
    private @Nullable Map<String, String> shared(@Nullable Map<String, String> read) {
      return read == null ? null : tags.computeIfAbsent(read, _ -> read);
    }

    private PlannedResource resolve(
        ReadResource resource, References references, Unknowns unknowns, Regions regions) {
      Module module = configuration.module(Addresses.modulePath(resource.moduleAddress()));
      ConfiguredResource configured =
          module == null ? null : module.resources.get(resource.configuredAddress());
      Regions.Found region = regions.of(resource, configured);
      Regions.Found before = Regions.of(resource.placeBefore);
      Map<String, List<String>> followed = new TreeMap<>();
      Set<String> unknown = Set.of();
      if (configured != null) {
        for (Map.Entry<String, List<String>> entry : configured.references().entrySet()) {
          List<String> found = references.follow(resource, entry.getValue());
          if (!found.isEmpty()) {
            followed.put(entry.getKey(), found);
          }
        }
        unknown = unknowns.thatAreSet(resource, configured);
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
          shared(resource.tags.of(resource.after == null)));
    }
  }
}
