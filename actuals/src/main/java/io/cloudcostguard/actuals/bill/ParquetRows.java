package io.cloudcostguard.actuals.bill;

import dev.hardwood.InputFile;
import dev.hardwood.reader.ParquetFileReader;
import dev.hardwood.reader.RowReader;
import dev.hardwood.row.PqList;
import dev.hardwood.row.PqMap;
import dev.hardwood.row.PqStruct;
import dev.hardwood.schema.SchemaNode;
import io.cloudcostguard.schemas.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Rows of Parquet. The fields of a structure are columns, as in `service.description`; a list or a
/// map is JSON.
final class ParquetRows implements ChargeRows {

  private static final int DEEPEST = 8;

  /// A row group is read from a slow disk and unpacked in less.
  private static final Duration LIMIT = Duration.ofMinutes(2);

  private static final String ENDLESS = "a page has no end";

  private final ReadWatch watch;

  private final ParquetFileReader file;
  private final RowReader reader;
  private final List<String> columns = new ArrayList<>();
  private final List<String[]> paths = new ArrayList<>();
  private long number;

  ParquetRows(Path path) throws IOException {
    this(path, LIMIT);
  }

  /// @param limit of the time that one read takes
  ParquetRows(Path path, Duration limit) throws IOException {
    try {
      file = ParquetFileReader.open(InputFile.of(path));
    } catch (IOException | RuntimeException e) {
      throw new IllegalArgumentException("The file is not Parquet: " + e.getMessage(), e);
    }
    watch = new ReadWatch(limit);
    watch.begin();
    try {
      for (SchemaNode field : file.getFileSchema().getRootNode().children()) {
        addColumns(List.of(), field);
      }
      reader = file.rowReader();
    } catch (RuntimeException e) {
      boolean tooLong = watch.end();
      watch.close();
      if (!tooLong) {
        file.close();
      }
      throw new IOException("The Parquet is damaged: " + (tooLong ? ENDLESS : e.getMessage()), e);
    }
    // What was interrupted may look like the end of the rows.
    if (watch.end()) {
      watch.close();
      throw new IOException("The Parquet is damaged: " + ENDLESS);
    }
  }

  private void addColumns(List<String> above, SchemaNode field) {
    List<String> path = new ArrayList<>(above);
    path.add(field.name());
    if (field instanceof SchemaNode.GroupNode group && group.isStruct() && path.size() < DEEPEST) {
      group.children().forEach(child -> addColumns(path, child));
    } else {
      columns.add(String.join(".", path));
      paths.add(path.toArray(String[]::new));
    }
  }

  @Override
  public List<String> columns() {
    return columns;
  }

  @Override
  public boolean next() throws IOException {
    watch.begin();
    boolean isThere;
    try {
      isThere = reader.hasNext();
      if (isThere) {
        reader.next();
      }
    } catch (RuntimeException e) {
      throw brokenOff(watch.end() ? ENDLESS : e.getMessage(), e);
    }
    if (watch.end()) {
      throw brokenOff(ENDLESS, null);
    }
    number += isThere ? 1 : 0;
    return isThere;
  }

  private IOException brokenOff(@Nullable String why, @Nullable Exception cause) {
    return new IOException(
        "The Parquet breaks off behind row %d: %s".formatted(number, why), cause);
  }

  @Override
  public String text(int column) {
    try {
      return text(paths.get(column));
    } catch (RuntimeException e) {
      throw new UncheckedIOException(
          "The Parquet is damaged in row %d".formatted(number), new IOException(e));
    }
  }

  private String text(String[] path) {
    if (path.length == 1) {
      return reader.isNull(path[0]) ? "" : text(reader.getValue(path[0]));
    }
    PqStruct struct = reader.isNull(path[0]) ? null : reader.getStruct(path[0]);
    for (int i = 1; i < path.length - 1 && struct != null; i++) {
      struct = struct.isNull(path[i]) ? null : struct.getStruct(path[i]);
    }
    String last = path[path.length - 1];
    return struct == null || struct.isNull(last) ? "" : text(struct.getValue(last));
  }

  private static String text(Object value) {
    return switch (value) {
      case String text -> text;
      case byte[] bytes -> new String(bytes, StandardCharsets.UTF_8);
      case BigDecimal number -> number.toPlainString();
      case Double number -> number(number);
      case LocalDateTime time -> time.toInstant(ZoneOffset.UTC).toString();
      case PqMap _, PqList _, PqStruct _ -> Json.MAPPER.writeValueAsString(plain(value, 0));
      default -> value.toString();
    };
  }

  /// The shortest decimal that is this number: what the provider wrote before it was rounded.
  private static String number(double number) {
    return Double.isFinite(number) ? BigDecimal.valueOf(number).toPlainString() : "NaN";
  }

  private static @Nullable Object plain(@Nullable Object value, int depth) {
    if (depth > DEEPEST) {
      return null;
    }
    return switch (value) {
      case null -> null;
      case PqMap map -> {
        Map<String, @Nullable Object> plain = new LinkedHashMap<>();
        map.getEntries()
            .forEach(entry ->
                plain.put(
                    text(entry.getKey()),
                    entry.isValueNull() ? null : plain(entry.getValue(), depth + 1)));
        yield plain;
      }
      case PqStruct struct -> {
        Map<String, @Nullable Object> plain = new LinkedHashMap<>();
        for (int i = 0; i < struct.getFieldCount(); i++) {
          String name = struct.getFieldName(i);
          plain.put(name, struct.isNull(name) ? null : plain(struct.getValue(name), depth + 1));
        }
        yield plain;
      }
      case PqList list -> {
        List<@Nullable Object> plain = new ArrayList<>();
        list.values().forEach(each -> plain.add(plain(each, depth + 1)));
        yield plain;
      }
      default -> text(value);
    };
  }

  @Override
  public long line() {
    return number;
  }

  @Override
  public void close() throws IOException {
    watch.close();
    // To close a reader that does not end is to wait for it; it ends with the process.
    if (!watch.end()) {
      reader.close();
      file.close();
    }
  }
}
