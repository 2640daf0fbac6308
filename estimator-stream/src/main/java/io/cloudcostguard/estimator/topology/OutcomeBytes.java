package io.cloudcostguard.estimator.topology;

import io.cloudcostguard.schemas.Json;
import io.cloudcostguard.schemas.Topics;
import io.cloudcostguard.schemas.estimate.PlanOutcome;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import org.apache.kafka.common.compress.Compression;
import org.apache.kafka.common.record.RecordBatch;
import org.apache.kafka.common.utils.ByteBufferOutputStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.ObjectWriter;

/// Serializes outcomes and measures them before they are sent. A record that a producer or broker
/// would refuse becomes null, because a failed send would end the process.
final class OutcomeBytes {

  private static final ObjectWriter WRITER = Json.MAPPER.writerFor(PlanOutcome.class);

  /// For key, headers and framing, beside the value.
  private static final int ENVELOPE = 64 * 1024;

  private static final int FIRST = 4 * 1024;

  private final int mostBytes;
  private final int mostCompressed;

  OutcomeBytes() {
    this(
        Topics.MAX_UNCOMPRESSED_BYTES - ENVELOPE,
        Integer.parseInt(Topics.ESTIMATES.settings().get("max.message.bytes")) - ENVELOPE);
  }

  OutcomeBytes(int mostBytes, int mostCompressed) {
    this.mostBytes = mostBytes;
    this.mostCompressed = mostCompressed;
  }

  /// The bytes of `outcome`; null if they are more than a record of `ccg.estimates` may have.
  byte @Nullable [] of(PlanOutcome outcome) {
    Limited bytes = new Limited(mostBytes);
    try {
      WRITER.writeValue(bytes, outcome);
    } catch (JacksonException e) {
      if (e.getCause() instanceof TooLarge) {
        return null;
      }
      throw e;
    } catch (TooLarge _) {
      return null;
    }
    byte[] written = bytes.toByteArray();
    return written.length <= mostCompressed || compressed(written) <= mostCompressed
        ? written
        : null;
  }

  private static int compressed(byte[] bytes) {
    try (ByteBufferOutputStream to = new ByteBufferOutputStream(bytes.length / 8)) {
      try (OutputStream zstd =
          Compression.zstd().build().wrapForOutput(to, RecordBatch.CURRENT_MAGIC_VALUE)) {
        zstd.write(bytes);
      }
      return to.position();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Bytes up to a limit.
  private static final class Limited extends OutputStream {

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(FIRST);
    private final int most;

    Limited(int most) {
      this.most = most;
    }

    @Override
    public void write(int b) {
      check(1);
      bytes.write(b);
    }

    @Override
    public void write(byte[] from, int offset, int length) {
      check(length);
      bytes.write(from, offset, length);
    }

    private void check(int more) {
      if (more > most - bytes.size()) {
        throw new TooLarge();
      }
    }

    byte[] toByteArray() {
      return bytes.toByteArray();
    }
  }

  private static final class TooLarge extends RuntimeException {

    TooLarge() {
      super("more bytes than a record may have", null, false, false);
    }
  }
}
