package io.cloudcostguard.schemas.sealing;

import io.cloudcostguard.schemas.Json;
import io.cloudcostguard.schemas.secret.SecretBox;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/// The keys of tenants, as the records of `ccg.tenant-keys` say, in memory.
public final class KeyRing {

  /// What a sealed value is without its seal.
  public sealed interface Opened {}

  /// The value, and the key of its record: it opens this one value.
  @SuppressWarnings("ArrayRecordComponent") // carried, never compared
  public record Value(byte[] bytes, byte[] recordKey) implements Opened {}

  /// The key was destroyed: the value is erased.
  public record Erased(TenantKey key) implements Opened {}

  /// It cannot be opened, and should be.
  ///
  /// @param reason in words
  public record Refused(String reason) implements Opened {}

  private final SecretBox box;
  private final Map<UUID, TenantKey> keys = new ConcurrentHashMap<>();
  private final Map<UUID, DataKey> open = new ConcurrentHashMap<>();
  private final Map<String, UUID> newest = new ConcurrentHashMap<>();

  public KeyRing(SecretBox box) {
    this.box = box;
  }

  /// Takes up a record of `ccg.tenant-keys`. One that is no key is passed over: what was sealed
  /// under it is told by its id.
  public void take(byte @Nullable [] value) {
    TenantKey key;
    try {
      key = value == null ? null : Json.MAPPER.readValue(value, TenantKey.class);
    } catch (JacksonException _) {
      return;
    }
    if (key == null || key.id() == null || key.tenant() == null || key.madeAt() == null) {
      return;
    }
    TenantKey before = keys.get(key.id());
    if (before != null && before.destroyed() != null) {
      return; // an end is an end
    }
    keys.put(key.id(), key);
    open.remove(key.id());
    if (key.wrapped() == null) {
      newest.remove(key.tenant(), key.id());
    } else {
      newest.merge(key.tenant(), key.id(), this::newer);
    }
  }

  private UUID newer(UUID one, UUID other) {
    TenantKey a = keys.get(one);
    TenantKey b = keys.get(other);
    return a == null || a.destroyed() != null || (b != null && b.madeAt().isAfter(a.madeAt()))
        ? other
        : one;
  }

  /// A new key of a tenant, wrapped; it is used once it was taken up from the topic.
  public TenantKey make(String tenant, Instant now) {
    UUID id = UUID.randomUUID();
    return new TenantKey(
        id,
        tenant,
        now,
        Base64.getEncoder().encodeToString(box.seal(SecretBox.newKey(), purpose(id, tenant))),
        null);
  }

  /// The key that seals what is of a tenant from now on; null: it has none.
  @Nullable DataKey of(String tenant) {
    UUID id = newest.get(tenant);
    return id == null ? null : unwrapped(id);
  }

  /// The same, of one that must have a key.
  DataKey required(String tenant) {
    DataKey key = of(tenant);
    if (key == null) {
      throw new IllegalStateException("The new key of the tenant is not in ccg.tenant-keys");
    }
    return key;
  }

  /// Seals a value under the newest key of a tenant.
  ///
  /// @throws IllegalStateException if it has none
  public byte[] seal(byte[] value, String tenant) {
    return SealedValue.seal(value, required(tenant));
  }

  /// A ring with this key only.
  KeyRing alone(TenantKey key) {
    KeyRing ring = new KeyRing(box);
    ring.take(Json.MAPPER.writeValueAsBytes(key));
    return ring;
  }

  /// A key in use that cannot be opened, if there is one.
  public Optional<UUID> unopened() {
    for (UUID id : newest.values()) {
      try {
        var _ = unwrapped(id);
      } catch (IllegalArgumentException _) {
        return Optional.of(id);
      }
    }
    return Optional.empty();
  }

  /// The keys of a tenant that were destroyed.
  List<TenantKey> ended(String tenant) {
    return keys.values().stream()
        .filter(key -> key.tenant().equals(tenant) && key.destroyed() != null)
        .toList();
  }

  /// Whether a tenant had keys, and all were destroyed.
  public boolean isErased(String tenant) {
    return !newest.containsKey(tenant)
        && keys.values().stream().anyMatch(key -> key.tenant().equals(tenant));
  }

  boolean knows(UUID id) {
    return keys.containsKey(id);
  }

  /// The keys of a tenant that are in use.
  public List<TenantKey> inUse(String tenant) {
    List<TenantKey> all = new ArrayList<>();
    for (TenantKey key : keys.values()) {
      if (key.tenant().equals(tenant) && key.wrapped() != null) {
        all.add(key);
      }
    }
    return all;
  }

  /// Whether a key of any tenant is in use.
  public boolean hasAny() {
    return !newest.isEmpty();
  }

  private @Nullable DataKey unwrapped(UUID id) {
    DataKey known = open.get(id);
    if (known != null) {
      return known;
    }
    TenantKey key = keys.get(id);
    if (key == null || key.wrapped() == null) {
      return null;
    }
    byte[] wrapped = Base64.getDecoder().decode(key.wrapped());
    String secret = box.open(wrapped, purpose(id, key.tenant()));
    DataKey unwrapped = new DataKey(id, Base64.getDecoder().decode(secret));
    open.put(id, unwrapped);
    if (!keys.getOrDefault(id, key).equals(key)) {
      open.remove(id); // destroyed meanwhile
      return null;
    }
    return unwrapped;
  }

  private static String purpose(UUID id, String tenant) {
    return "tenant-key/" + id + "/" + tenant;
  }

  /// Opens a sealed value.
  public Opened open(byte[] sealed) {
    UUID id = SealedValue.keyId(sealed);
    if (id == null) {
      return new Refused("the value is not sealed");
    }
    TenantKey key = keys.get(id);
    if (key == null) {
      return new Refused("it is sealed under the key " + id + ", which is not in ccg.tenant-keys");
    }
    try {
      DataKey unwrapped = unwrapped(id);
      if (unwrapped == null) {
        return new Erased(keys.getOrDefault(id, key));
      }
      byte[] recordKey = SealedValue.recordKey(sealed, unwrapped);
      return new Value(SealedValue.open(sealed, recordKey), recordKey);
    } catch (IllegalArgumentException e) {
      return new Refused("it does not open under the key " + id + ": " + e.getMessage());
    }
  }
}
