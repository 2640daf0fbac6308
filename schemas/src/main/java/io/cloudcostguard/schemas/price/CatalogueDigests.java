package io.cloudcostguard.schemas.price;

import io.cloudcostguard.schemas.Json;
import io.cloudcostguard.schemas.Sha256;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.SortedMap;
import java.util.TreeMap;
import tools.jackson.databind.ObjectWriter;

/// The digests of a catalogue's versions. Two catalogues with the same digest at a version are
/// equal at it and at every version before.
///
/// They are a chain, from 32 zero bytes on: SHA-256 of the digest before, the version as 8 bytes,
/// and the SHA-256 of what the version changed. That are its entries of every [PriceHistory] in the
/// order of their keys, then its changes of every [ContractHistory] in the order of their keys; of
/// each, the record's key and the JSON of the entry, either in UTF-8 after its length as 4 bytes. A
/// version that changed nothing has the digest of the one before.
///
/// So the newest records of the compacted topic tell the digest of every version there ever was.
/// Who has digests only learns nothing of what tenants have negotiated: changes of contracts are
/// salted. Holds a few hundred bytes for each version, whatever it changed.
public final class CatalogueDigests {

  /// The digest before the first version.
  public static final String NONE = "0".repeat(64);

  private static final ObjectWriter ENTRY = Json.MAPPER.writerFor(PriceHistory.Entry.class);
  private static final ObjectWriter CHANGE = Json.MAPPER.writerFor(ContractHistory.Change.class);

  private final String before;
  private final SortedMap<Long, MessageDigest> changed = new TreeMap<>();
  private String last = "";
  private boolean inContracts;

  /// A chain that goes on.
  ///
  /// @param before the digest of the version before the first that is added
  public CatalogueDigests(String before) {
    this.before = before;
  }

  /// The digest of each version that changed something, from all records of the topic.
  ///
  /// @param records the newest record of each key
  public static NavigableMap<Long, String> of(Map<String, PriceRecord> records) {
    CatalogueDigests digests = new CatalogueDigests(NONE);
    List<String> keys = records.keySet().stream().sorted().toList();
    for (String key : keys) {
      if (records.get(key) instanceof PriceHistory history) {
        history.entries().forEach(entry -> digests.add(key, entry));
      }
    }
    for (String key : keys) {
      if (records.get(key) instanceof ContractHistory history) {
        history.changes().forEach(change -> digests.add(key, change));
      }
    }
    return digests.end();
  }

  /// Adds what a version says of a price. Prices come in the order of their keys, before contracts.
  ///
  /// @param key of the record
  public void add(String key, PriceHistory.Entry entry) {
    requireBeforeContracts(key);
    add(key, entry.version(), ENTRY.writeValueAsBytes(entry));
  }

  /// Adds what a version says of a price, as [#add(String, PriceHistory.Entry)] does.
  ///
  /// @param json of the entry, in UTF-8
  public void addWritten(String key, long version, byte[] json) {
    requireBeforeContracts(key);
    add(key, version, json);
  }

  private void requireBeforeContracts(String key) {
    if (inContracts) {
      throw new IllegalStateException("The price " + key + " comes after the contracts");
    }
  }

  /// Adds what a version says of a term of a contract. Terms come in the order of their keys.
  ///
  /// @param key of the record
  public void add(String key, ContractHistory.Change change) {
    if (!inContracts) {
      inContracts = true;
      last = "";
    }
    add(key, change.version(), CHANGE.writeValueAsBytes(change));
  }

  private void add(String key, long version, byte[] json) {
    if (key.compareTo(last) < 0) {
      throw new IllegalStateException("'%s' comes after '%s'".formatted(key, last));
    }
    last = key;
    MessageDigest changes = changed.computeIfAbsent(version, _ -> Sha256.start());
    addWithLength(changes, key.getBytes(StandardCharsets.UTF_8));
    addWithLength(changes, json);
  }

  private static void addWithLength(MessageDigest digest, byte[] bytes) {
    digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).flip());
    digest.update(bytes);
  }

  /// Ends the chain.
  ///
  /// @return the digest of each version that changed something, in hex
  public NavigableMap<Long, String> end() {
    NavigableMap<Long, String> digests = new TreeMap<>();
    byte[] previous = HexFormat.of().parseHex(before);
    MessageDigest link = Sha256.start();
    for (var version : changed.entrySet()) {
      link.update(previous);
      link.update(ByteBuffer.allocate(Long.BYTES).putLong(version.getKey()).flip());
      previous = link.digest(version.getValue().digest());
      digests.put(version.getKey(), HexFormat.of().formatHex(previous));
    }
    changed.clear();
    return Collections.unmodifiableNavigableMap(digests);
  }
}
