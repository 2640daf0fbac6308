package io.cloudcostguard.cli.audit;

import org.jspecify.annotations.Nullable;

/// Reads a partition from its archived segments, and on from its broker.
final class ContinuedReader implements PartitionReader {

  private final PartitionReader archived;
  private final PartitionReader live;
  private final long split;
  private boolean isLive;

  /// @param live at `split`
  /// @param split the first offset that is read from the broker
  ContinuedReader(PartitionReader archived, PartitionReader live, long split) {
    this.archived = archived;
    this.live = live;
    this.split = split;
  }

  @Override
  public void seek(long offset) {
    isLive = offset >= split;
    live.seek(Math.max(offset, split));
    if (!isLive) {
      archived.seek(offset);
    }
  }

  @Override
  public long position() {
    return isLive ? live.position() : archived.position();
  }

  @Override
  public @Nullable Entry next() {
    Entry entry = isLive ? null : archived.next();
    if (entry == null) {
      isLive = true;
      entry = live.next();
    }
    return entry;
  }

  @Override
  public void close() {
    archived.close();
    live.close();
  }
}
