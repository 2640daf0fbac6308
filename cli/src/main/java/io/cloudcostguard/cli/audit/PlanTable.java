package io.cloudcostguard.cli.audit;

import io.cloudcostguard.schemas.Sha256;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.function.LongConsumer;

/// Remembers where the outcome of each plan is, in a file that is mapped into memory and gone with
/// its arena: 48 bytes a slot, whatever the plans are called, and nothing in the heap.
///
/// A slot is the first 16 bytes of the SHA-256 of tenant and plan id, the outcome's offset and one,
/// what was seen of it, a fingerprint of what the read model should show, and a hash of the tenant.
final class PlanTable {

  /// A plan's place in the table.
  record Key(long high, long low, long tenant) {

    static Key of(String tenant, String planId) {
      ByteBuffer digest = ByteBuffer.wrap(Sha256.of(tenant + "/" + planId));
      return new Key(
          digest.getLong(), digest.getLong(), ByteBuffer.wrap(Sha256.of(tenant)).getLong());
    }
  }

  /// There is no outcome of the plan.
  static final long NONE = -1;

  private static final int SLOT = 48;
  private static final int LOW = 8;
  private static final int OFFSET = 16;
  private static final int SEEN = 24;
  private static final int FINGERPRINT = 32;
  private static final int TENANT = 40;

  /// The plan was read.
  private static final long PLAN = 1;

  /// The read model showed it.
  private static final long SHOWN = 2;

  private static final long FEWEST = 1 << 12;

  private final Path folder;
  private final Arena arena;
  private MemorySegment slots;
  private long capacity;
  private long size;

  /// @param folder where the file is
  /// @param arena when it is closed, the table is of no use any more
  PlanTable(Path folder, Arena arena) {
    this.folder = folder;
    this.arena = arena;
    capacity = FEWEST;
    slots = map(capacity);
  }

  private MemorySegment map(long slotCount) {
    try {
      Path file = Files.createTempFile(folder, "ccg-audit-", ".ids");
      try (FileChannel channel =
          FileChannel.open(
              file,
              StandardOpenOption.READ,
              StandardOpenOption.WRITE,
              StandardOpenOption.DELETE_ON_CLOSE)) {
        return channel.map(MapMode.READ_WRITE, 0, slotCount * SLOT, arena);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("The audit cannot write a file in " + folder, e);
    }
  }

  long size() {
    return size;
  }

  /// Remembers an outcome.
  ///
  /// @return the offset of the outcome that the plan has already, and keeps; else [#NONE]
  long putIfAbsent(Key key, long offset, long fingerprint) {
    if ((size + 1) * 3 > capacity * 2) {
      grow();
    }
    long slot = slot(slots, capacity, key);
    long there = get(slots, slot, OFFSET);
    if (there != 0) {
      return there - 1;
    }
    write(slots, slot, key, offset + 1, 0, fingerprint);
    size++;
    return NONE;
  }

  /// The offset of the plan's outcome; [#NONE] where it has none.
  long find(Key key) {
    return get(slots, slot(slots, capacity, key), OFFSET) - 1;
  }

  /// Notes that the plan of an outcome was read.
  ///
  /// @return whether it was read before
  boolean see(Key key) {
    long slot = slot(slots, capacity, key);
    long before = get(slots, slot, SEEN);
    slots.set(ValueLayout.JAVA_LONG, slot + SEEN, before | PLAN);
    return (before & PLAN) != 0;
  }

  /// Whether the plan of an outcome was read.
  boolean isSeen(Key key) {
    return (get(slots, slot(slots, capacity, key), SEEN) & PLAN) != 0;
  }

  /// Notes that the read model shows an outcome.
  ///
  /// @return the outcome's fingerprint; [#NONE] where there is no outcome
  long show(Key key) {
    long slot = slot(slots, capacity, key);
    if (get(slots, slot, OFFSET) == 0) {
      return NONE;
    }
    slots.set(ValueLayout.JAVA_LONG, slot + SEEN, get(slots, slot, SEEN) | SHOWN);
    return get(slots, slot, FINGERPRINT);
  }

  /// Gives the offsets of a tenant's outcomes that the read model did not show, in no order.
  void forEachNotShown(String tenant, LongConsumer offsets) {
    long hash = Key.of(tenant, "").tenant();
    for (long slot = 0; slot < capacity * SLOT; slot += SLOT) {
      long offset = get(slots, slot, OFFSET);
      if (offset != 0
          && (get(slots, slot, SEEN) & SHOWN) == 0
          && get(slots, slot, TENANT) == hash) {
        offsets.accept(offset - 1);
      }
    }
  }

  /// Gives the offsets of outcomes whose plan was not read, in no order.
  void forEachUnseen(LongConsumer offsets) {
    for (long slot = 0; slot < capacity * SLOT; slot += SLOT) {
      long offset = get(slots, slot, OFFSET);
      if (offset != 0 && (get(slots, slot, SEEN) & PLAN) == 0) {
        offsets.accept(offset - 1);
      }
    }
  }

  private void grow() {
    long doubled = capacity * 2;
    MemorySegment target = map(doubled);
    for (long slot = 0; slot < capacity * SLOT; slot += SLOT) {
      long offset = get(slots, slot, OFFSET);
      if (offset != 0) {
        Key key = new Key(get(slots, slot, 0), get(slots, slot, LOW), get(slots, slot, TENANT));
        write(
            target,
            slot(target, doubled, key),
            key,
            offset,
            get(slots, slot, SEEN),
            get(slots, slot, FINGERPRINT));
      }
    }
    slots = target;
    capacity = doubled;
  }

  /// Where the key is, or would be.
  private static long slot(MemorySegment slots, long capacity, Key key) {
    long index = key.high() & (capacity - 1);
    while (true) {
      long slot = index * SLOT;
      if (get(slots, slot, OFFSET) == 0
          || (get(slots, slot, 0) == key.high() && get(slots, slot, LOW) == key.low())) {
        return slot;
      }
      index = (index + 1) & (capacity - 1);
    }
  }

  private static void write(
      MemorySegment slots, long slot, Key key, long offset, long seen, long fingerprint) {
    slots.set(ValueLayout.JAVA_LONG, slot, key.high());
    slots.set(ValueLayout.JAVA_LONG, slot + LOW, key.low());
    slots.set(ValueLayout.JAVA_LONG, slot + OFFSET, offset);
    slots.set(ValueLayout.JAVA_LONG, slot + SEEN, seen);
    slots.set(ValueLayout.JAVA_LONG, slot + FINGERPRINT, fingerprint);
    slots.set(ValueLayout.JAVA_LONG, slot + TENANT, key.tenant());
  }

  private static long get(MemorySegment slots, long slot, int field) {
    return slots.get(ValueLayout.JAVA_LONG, slot + field);
  }
}
