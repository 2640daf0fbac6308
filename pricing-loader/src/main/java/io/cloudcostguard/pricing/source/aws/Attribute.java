package io.cloudcostguard.pricing.source.aws;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// An attribute of an AWS product. The vendor spells the names differently in JSON
/// (`volumeApiName`) and CSV (`Volume API Name`), and not the same in every offer.
enum Attribute {
  PRODUCT_FAMILY,
  SERVICE_CODE,
  LOCATION,
  LOCATION_TYPE,
  REGION_CODE,
  FROM_LOCATION,
  USAGE_TYPE,
  OPERATION,
  GROUP,
  INSTANCE_TYPE,
  OPERATING_SYSTEM,
  TENANCY,
  LICENSE_MODEL,
  CAPACITY_STATUS,
  PRE_INSTALLED_SW,
  MARKET_OPTION,
  DATABASE_ENGINE,
  DATABASE_EDITION,
  DEPLOYMENT_OPTION,
  CACHE_ENGINE,
  STORAGE_CLASS,
  ENGINE_MAJOR_VERSION,
  TO_LOCATION,
  TRANSFER_TYPE,
  REQUEST_TYPE,
  REQUEST_DESCRIPTION,
  COMPUTE_TYPE,
  DIRECTORY_TYPE,
  DIRECTORY_SIZE,
  STORAGE_MEDIA,
  AVAILABILITY_ZONE,
  FILE_SYSTEM_TYPE,
  STORAGE_TYPE,
  EVENT_TYPE,
  BROKER_ENGINE,
  QUEUE_TYPE,
  CONNECTION_TYPE,
  CAPACITY,
  VIRTUAL_INTERFACE_TYPE,
  TYPE,
  SIZE;

  private static final Map<String, Attribute> BY_NAME =
      Arrays.stream(values()).collect(Collectors.toMap(a -> bare(a.name()), Function.identity()));

  /// The attribute of that name, however spelled; null if it is not read.
  static @Nullable Attribute named(String name) {
    return BY_NAME.get(bare(name));
  }

  /// A name without its spelling: letters and digits, in lower case.
  static String bare(String name) {
    StringBuilder letters = new StringBuilder(name.length());
    name.chars().filter(Character::isLetterOrDigit).forEach(c -> letters.append((char) c));
    return letters.toString().toLowerCase(Locale.ROOT);
  }
}
