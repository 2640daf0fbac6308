package io.cloudcostguard.schemas.sealing;

import io.cloudcostguard.schemas.Json;
import io.cloudcostguard.schemas.Topics;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/// Finds the tenant that a record is of: the `tenant` of its JSON object; of the internal records
/// of Kafka Streams, else what stands before the first slash of its key.
final class RecordTenant {

  private static final int LONGEST = 200;

  /// What everyone reads, or what the seals themselves rest on.
  private static final Set<String> OF_ALL =
      Set.of(
          Topics.Names.PRICES,
          Topics.Names.PRICE_CHANGES,
          Topics.Names.CHECKPOINTS,
          Topics.Names.TENANT_KEYS);

  /// The tenant; null: it is of none.
  ///
  /// @param key a text or bytes; null: it has none
  static @Nullable String of(String topic, @Nullable Object key, byte[] value) {
    if (value.length == 0 || OF_ALL.contains(topic)) {
      return null;
    }
    String tenant = value[0] == '{' ? inJson(value) : null;
    return tenant == null && !topic.startsWith("ccg.") ? inKey(key) : tenant;
  }

  private static @Nullable String inJson(byte[] value) {
    try (JsonParser json = Json.MAPPER.createParser(value)) {
      if (json.nextToken() != JsonToken.START_OBJECT) {
        return null;
      }
      while (json.nextToken() == JsonToken.PROPERTY_NAME) {
        boolean isTenant = json.currentName().equals("tenant");
        JsonToken of = json.nextToken();
        if (isTenant) {
          return of == JsonToken.VALUE_STRING ? checked(json.getString()) : null;
        }
        json.skipChildren();
      }
      return null;
    } catch (JacksonException _) {
      return null; // whoever reads it says what is wrong
    }
  }

  private static @Nullable String inKey(@Nullable Object key) {
    String text =
        switch (key) {
          case String given -> given;
          case byte[] bytes -> new String(bytes, StandardCharsets.UTF_8);
          case null, default -> "";
        };
    int slash = text.indexOf('/');
    return slash < 0 ? null : checked(text.substring(0, slash));
  }

  private static @Nullable String checked(String tenant) {
    return tenant.isEmpty() || tenant.length() > LONGEST ? null : tenant;
  }

  private RecordTenant() {}
}
