package io.cloudcostguard.estimation.resource;

import io.cloudcostguard.schemas.plan.PlannedResource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// All resources of one side of a plan, before or after, so that one can look at another.
public final class Side {

  private static final int MOST_ASSUMED = 50;

  private final Map<String, Resource> byAddress = new LinkedHashMap<>();
  private final Map<String, List<Resource>> byType = new HashMap<>();
  private final Map<String, Map<String, Resource>> byIdentity = new HashMap<>();
  private final Map<Referrers.Way, Referrers> referrers = new HashMap<>();

  private final Map<SharedCharge, Map<Resource, SharedCharge.Place>> shared = new HashMap<>();

  /// One for all: what a resource is charged for may be decided by another one's attribute.
  private final Doubts doubts = new Doubts();

  private final Map<String, Set<String>> regions = new HashMap<>();
  private final Candidates candidates;

  /// What was assumed, one sentence each.
  private final Set<String> assumed = new LinkedHashSet<>();

  private final LocalDate submittedOn;

  /// Those that were looked at; null while not recorded.
  private @Nullable Set<Resource> lookedAt;

  private final List<Runnable> alterations = new ArrayList<>(0);

  private Side(Candidates candidates, LocalDate submittedOn) {
    this.candidates = candidates;
    this.submittedOn = submittedOn;
  }

  LocalDate submittedOn() {
    return submittedOn;
  }

  /// The resources as they are now.
  public static Side before(
      List<PlannedResource> resources, UsageLookup usage, LocalDate submittedOn) {
    Side side = new Side(new Candidates(List.of(), List.of()), submittedOn);
    for (PlannedResource planned : resources) {
      String region = planned.regionBefore() == null ? planned.region() : planned.regionBefore();
      side.add(planned, planned.before(), Set.of(), region, usage);
    }
    return side;
  }

  /// The resources as they will be.
  ///
  /// @param relevant what changes of the plan draw on, see [io.cloudcostguard.schemas.plan.Plan]
  public static Side after(
      List<PlannedResource> resources,
      List<String> relevant,
      UsageLookup usage,
      LocalDate submittedOn) {
    Side side = new Side(new Candidates(relevant, resources), submittedOn);
    for (PlannedResource planned : resources) {
      side.add(planned, planned.after(), planned.unknown(), planned.region(), usage);
    }
    return side;
  }

  private void add(
      PlannedResource planned,
      @Nullable Map<String, Object> values,
      Set<String> unknown,
      @Nullable String region,
      UsageLookup usage) {
    if (values == null) {
      return;
    }
    Attributes attributes = new Attributes(values, unknown, doubts);
    Resource resource =
        new Resource(
            planned, region, attributes, usage.of(planned.type(), planned.address()), this);
    byAddress.put(keyOf(planned), resource);
    byType.computeIfAbsent(planned.type(), _ -> new ArrayList<>()).add(resource);
  }

  /// The resource that a planned resource is on this side; null when it is not there.
  public @Nullable Resource of(PlannedResource planned) {
    Resource resource = byAddress.get(keyOf(planned));
    return resource == null || resource.isRemoved() ? null : resource;
  }

  /// All resources of a type that are not left over of a replacement.
  public List<Resource> all(String type) {
    return ofType(type).stream().filter(resource -> resource.planned().deposed() == null).toList();
  }

  /// Takes a resource to be altered until [#restore]: what is computed of it and of those that look
  /// at it counts the alteration. Attributes that tell which resource refers to which stay as they
  /// are.
  ///
  /// @param as without values after, where it is to be gone
  /// @param usage expected usage over that which it has
  public void alter(Resource resource, PlannedResource as, Map<String, Object> usage) {
    alterations.add(resource.memory());
    resource.alter(as, usage);
  }

  /// Takes all alterations back.
  public void restore() {
    alterations.reversed().forEach(Runnable::run);
    alterations.clear();
  }

  /// Which other resources `work` looks at.
  public Set<Resource> lookedAtBy(Runnable work) {
    Set<Resource> looked = new HashSet<>();
    lookedAt = looked;
    try {
      work.run();
    } finally {
      lookedAt = null;
    }
    return looked;
  }

  /// Resources that another one looks at, without those that are taken to be gone.
  List<Resource> read(List<Resource> resources) {
    if (lookedAt != null) {
      lookedAt.addAll(resources);
    }
    return alterations.isEmpty()
        ? resources
        : resources.stream().filter(resource -> !resource.isRemoved()).toList();
  }

  /// Why what was decided since the last call is not certain: attributes that are set but not
  /// known. Forgets them.
  public List<String> takeDoubts() {
    List<String> reasons = List.copyOf(doubts.reasons());
    doubts.clear();
    return reasons;
  }

  Doubts doubts() {
    return doubts;
  }

  /// Takes something that is assumed, as a sentence without a full stop.
  void assume(String assumption) {
    if (assumed.size() < MOST_ASSUMED) {
      assumed.add(assumption);
    }
  }

  /// What was assumed while the resources were charged, in that order.
  public List<String> assumed() {
    return List.copyOf(assumed);
  }

  /// The one resource of a type that an attribute of `from` can only refer to, through what the
  /// plan does not list; null where there is none, or more than one.
  @Nullable Resource onlyCandidate(
      Resource from, String attribute, String type, String... identities) {
    String address = candidates.only(from.address(), type, identities);
    Resource found = address == null ? null : byAddress.get(address);
    if (found != null) {
      assume(
          "%s of %s is taken to be of %s, the only one that it can be"
              .formatted(attribute, from.address(), address));
    }
    return found;
  }

  @Nullable Resource get(String address) {
    return byAddress.get(address);
  }

  /// The regions that resources of a type are in; found once for all that ask.
  Set<String> regionsOf(String type) {
    return regions.computeIfAbsent(
        type,
        _ -> {
          Set<String> found = new LinkedHashSet<>(2);
          for (Resource resource : ofType(type)) {
            String region = resource.region();
            if (region != null) {
              found.add(region);
            }
          }
          return found;
        });
  }

  List<Resource> ofType(String type) {
    return byType.getOrDefault(type, List.of());
  }

  /// The resource of a type that one of `identities` names `value`. One that ends with `/*` names
  /// what begins like it, e.g. `table/{name}/*` an index of a table.
  @Nullable Resource find(String type, String value, String... identities) {
    for (String identity : identities) {
      boolean begins = identity.endsWith("/*");
      String of = begins ? identity.substring(0, identity.length() - 2) : identity;
      Resource found = named(type, of).get(begins ? beginning(value, of) : value);
      if (found != null) {
        return found;
      }
    }
    return null;
  }

  /// As many parts of `value`, as `/` separates them, as `identity` has.
  private static String beginning(String value, String identity) {
    int end = -1;
    for (int slash = -1; ; ) {
      slash = identity.indexOf('/', slash + 1);
      end = value.indexOf('/', end + 1);
      if (slash < 0 || end < 0) {
        return end < 0 ? value : value.substring(0, end);
      }
    }
  }

  /// Who refers to whom in one way; found once for all that are asked for.
  Referrers referrers(Referrers.Way way, Function<Referrers.Way, Referrers> find) {
    Referrers found = referrers.get(way);
    if (found == null) {
      found = find.apply(way);
      referrers.put(way, found);
    }
    return found;
  }

  /// Which one a resource is of those that share a charge; found once for all of them.
  SharedCharge.Place place(SharedCharge charge, Resource resource) {
    Map<Resource, SharedCharge.Place> places = shared.get(charge);
    if (places == null) {
      List<String> had = List.copyOf(doubts.reasons());
      places = charge.places(this);
      shared.put(charge, places);
      // What is not known of the others decides nothing about this one.
      doubts.clear();
      had.forEach(doubts::add);
    }
    SharedCharge.Place place = places.get(resource);
    return place == null ? SharedCharge.Place.alone(resource) : place;
  }

  private Map<String, Resource> named(String type, String identity) {
    return byIdentity.computeIfAbsent(
        type + " " + identity,
        _ -> {
          Map<String, Resource> named = new HashMap<>();
          for (Resource resource : ofType(type)) {
            String name = identified(resource, identity);
            if (name != null) {
              named.putIfAbsent(name, resource);
            }
          }
          return named;
        });
  }

  /// The text of the attribute that `identity` names; with braces, of a text that contains it.
  /// Where it contains several, each without what stands before its last `/`.
  static @Nullable String identified(Resource candidate, String identity) {
    int open = identity.indexOf('{');
    if (open < 0) {
      return candidate.attr(identity).text();
    }
    boolean several = identity.indexOf('{', open + 1) > 0;
    StringBuilder whole = new StringBuilder();
    int end = 0;
    for (; open >= 0; open = identity.indexOf('{', end)) {
      int close = identity.indexOf('}', open);
      Attr attr = candidate.attr(identity.substring(open + 1, close));
      String text = (several ? attr.lastSegment() : attr).text();
      if (text == null) {
        return null;
      }
      whole.append(identity, end, open).append(text);
      end = close + 1;
    }
    return whole.append(identity.substring(end)).toString();
  }

  private static String keyOf(PlannedResource planned) {
    return planned.deposed() == null
        ? planned.address()
        : planned.address() + " deposed " + planned.deposed();
  }
}
