package io.cloudcostguard.estimation.resource;

import io.cloudcostguard.schemas.plan.PlannedResource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// A charge that several resources have together, such as one for the first five rules of a
/// project. Those of the plan are taken for all that there are.
///
/// @param types the types of the resources that share it
/// @param group what those that share one charge have in common, as text; null of a resource that
///   shares it with none
public record SharedCharge(List<String> types, Function<Resource, @Nullable String> group) {

  /// Which one a resource is of those that share a charge.
  ///
  /// @param number from 0
  /// @param first the address of the first, at which the charge stands
  /// @param of how many there are
  public record Place(int number, String first, int of) {

    /// Of a resource that shares the charge with none.
    static Place alone(Resource resource) {
      return new Place(0, resource.address(), 1);
    }
  }

  /// The places of all of `side`. Those that are on both sides of the plan come first, so that a
  /// resource to come or to go does not move the charge from another one.
  Map<Resource, Place> places(Side side) {
    Map<String, List<Resource>> groups = new HashMap<>();
    for (boolean both : new boolean[] {true, false}) {
      for (String type : types) {
        for (Resource resource : side.ofType(type)) {
          String of = isOnBothSides(resource) == both ? group.apply(resource) : null;
          if (of != null) {
            groups.computeIfAbsent(of, _ -> new ArrayList<>(1)).add(resource);
          }
        }
      }
    }
    Map<Resource, Place> places = new HashMap<>();
    groups.values().forEach(sharing -> number(sharing, places));
    return places;
  }

  private static void number(List<Resource> sharing, Map<Resource, Place> places) {
    String first = sharing.getFirst().address();
    for (int i = 0; i < sharing.size(); i++) {
      places.put(sharing.get(i), new Place(i, first, sharing.size()));
    }
  }

  private static boolean isOnBothSides(Resource resource) {
    PlannedResource planned = resource.planned();
    return planned.before() != null
        && planned.after() != null
        && planned.regionBefore() == null
        && planned.deposed() == null;
  }
}
