package io.cloudcostguard.benchmarks;

import io.cloudcostguard.schemas.Json;
import io.cloudcostguard.schemas.sealing.KeyRing;
import io.cloudcostguard.schemas.secret.SecretBox;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.compress.Compression;
import org.apache.kafka.common.record.RecordBatch;
import org.apache.kafka.common.utils.ByteBufferOutputStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/// The cost of sealing and opening a record, beside zstd alone, which Kafka's producer does anyway.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 4, time = 1)
public class SealingBenchmark {

  private static final String TENANT = "acme";

  @Param({"2400", "19000", "200000"})
  int bytes;

  private final KeyRing ring = new KeyRing(new SecretBox(SecretBox.newKey()));
  private byte[] value = {};
  private byte[] sealed = {};

  /// Makes a key, and a value of JSON that compresses as estimates do.
  @Setup
  public void setUp() {
    ring.take(Json.MAPPER.writeValueAsBytes(ring.make(TENANT, Instant.EPOCH)));
    StringBuilder json = new StringBuilder("{\"tenant\":\"acme\",\"resources\":[");
    for (int i = 0; json.length() < bytes; i++) {
      json.append(
          "{\"address\":\"module.m%d.aws_instance.web[%d]\",\"monthly\":\"%d.%04d\"},"
              .formatted(i % 7, i, 7919L * i % 1000, 104729L * i % 10000));
    }
    value = json.toString().getBytes(StandardCharsets.UTF_8);
    sealed = ring.seal(value, TENANT);
  }

  @Benchmark
  public byte[] seal() {
    return ring.seal(value, TENANT);
  }

  @Benchmark
  public Object open() {
    return ring.open(sealed);
  }

  /// The part of sealing that is compression.
  @Benchmark
  public int zstd() throws IOException {
    try (ByteBufferOutputStream to = new ByteBufferOutputStream(64 + value.length / 4)) {
      try (OutputStream zstd =
          Compression.zstd().build().wrapForOutput(to, RecordBatch.CURRENT_MAGIC_VALUE)) {
        zstd.write(value);
      }
      return to.position();
    }
  }
}
