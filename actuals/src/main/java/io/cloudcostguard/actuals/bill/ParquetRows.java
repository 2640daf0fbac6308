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
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
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

  private final ParquetFileReader file;
  private final RowReader reader;
  private final List<String> columns = new ArrayList<>();
  private final List<String[]> paths = new ArrayList<>();
  private long number;

  ParquetRows(Path path) throws IOException {
    try {
      file = ParquetFileReader.open(InputFile.of(path));
    } catch (IOException | RuntimeException e) {
      throw new IllegalArgumentException("The file is not Parquet: " + e.getMessage(), e);
    }
    for (SchemaNode field : file.getFileSchema().getRootNode().children()) {
      addColumns(List.of(), field);
    }
    reader = file.rowReader();
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
    try {
      if (!reader.hasNext()) {
        return false;
      }
      reader.next();
    } catch (RuntimeException e) {
      throw new IOException(
          "The Parquet breaks off behind row %d: %s".formatted(number, e.getMessage()), e);
    }
    number++;
    return true;
  }

  @Override
  public String text(int column) {
    String[] path = paths.get(column);
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
    reader.close();
    file.close();
  }
}
