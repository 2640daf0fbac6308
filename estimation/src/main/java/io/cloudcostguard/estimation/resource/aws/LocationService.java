package io.cloudcostguard.estimation.resource.aws;

import io.cloudcostguard.estimation.resource.Components;
import io.cloudcostguard.estimation.resource.Resource;
import io.cloudcostguard.estimation.resource.ResourceType;
import io.cloudcostguard.schemas.price.aws.LocationKeys;

/// Trackers are charged for positions, geofences by the month and for evaluations, and indexes of
/// places and route calculators for requests, by the provider of their data.
///
/// @see <a href="https://aws.amazon.com/location/pricing/">Amazon Location Service pricing</a>
final class LocationService {

  static final ResourceType TRACKER =
      ResourceType.priced("aws_location_tracker", LocationService::chargeTracker)
          .usage("monthly_positions_written");

  static final ResourceType GEOFENCES =
      ResourceType.priced("aws_location_geofence_collection", LocationService::chargeGeofences)
          .usage("geofences", "monthly_positions_evaluated");

  static final ResourceType PLACES =
      ResourceType.priced("aws_location_place_index", LocationService::chargePlaces)
          .reading("data_source")
          .usage("monthly_addresses_geocoded");

  static final ResourceType ROUTES =
      ResourceType.priced("aws_location_route_calculator", LocationService::chargeRoutes)
          .reading("data_source")
          .usage("monthly_routes");

  private static void chargeTracker(Resource tracker, Components bill) {
    bill.add(
        "Positions written",
        "positions",
        tracker.price(LocationKeys.POSITIONS),
        tracker.usage("monthly_positions_written"));
  }

  private static void chargeGeofences(Resource collection, Components bill) {
    bill.add(
        "Geofences",
        "geofences",
        collection.price(LocationKeys.GEOFENCES),
        collection.usage("geofences"));
    bill.add(
        "Positions evaluated",
        "positions",
        collection.price(LocationKeys.EVALUATIONS),
        collection.usage("monthly_positions_evaluated"));
  }

  private static void chargePlaces(Resource index, Components bill) {
    bill.add(
        "Addresses geocoded",
        "addresses",
        index.price(LocationKeys.GEOCODING, index.attr("data_source")),
        index.usage("monthly_addresses_geocoded"));
  }

  private static void chargeRoutes(Resource calculator, Components bill) {
    bill.add(
        "Routes",
        "routes",
        calculator.price(LocationKeys.ROUTES, calculator.attr("data_source")),
        calculator.usage("monthly_routes"));
  }

  private LocationService() {}
}
