package io.cloudcostguard.estimator.run;

import java.util.Map;
import org.apache.kafka.streams.state.RocksDBConfigSetter;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.Cache;
import org.rocksdb.LRUCache;
import org.rocksdb.Options;
import org.rocksdb.WriteBufferManager;

/// Bounds the memory of all state stores of the process together: Kafka Streams' default is for
/// each store of each partition, outside of the heap.
///
/// @see <a
///   href="https://kafka.apache.org/42/documentation/streams/developer-guide/memory-mgmt.html">Kafka
///   Streams, memory management</a>
public final class BoundedRocksDb implements RocksDBConfigSetter {

  private static final long ALL_BYTES = 64L << 20;
  private static final long WRITE_BYTES = 32L << 20;
  private static final long WRITE_BUFFER_BYTES = 4L << 20;

  private static final Cache CACHE = new LRUCache(ALL_BYTES);
  private static final WriteBufferManager WRITES = new WriteBufferManager(WRITE_BYTES, CACHE);

  @Override
  public void setConfig(String store, Options options, Map<String, Object> configs) {
    BlockBasedTableConfig table = (BlockBasedTableConfig) options.tableFormatConfig();
    table.setBlockCache(CACHE);
    table.setCacheIndexAndFilterBlocks(true);
    options.setTableFormatConfig(table);
    options.setWriteBufferManager(WRITES);
    options.setWriteBufferSize(WRITE_BUFFER_BYTES);
  }

  /// Cache and buffers belong to all stores.
  @Override
  public void close(String store, Options options) {}
}
