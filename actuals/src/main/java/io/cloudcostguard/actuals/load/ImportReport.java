package io.cloudcostguard.actuals.load;

import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;

/// Counts what an import reads.
final class ImportReport {

  private static final int MOST = 200;

  private final NavigableSet<String> formats = new TreeSet<>();
  private final NavigableSet<String> unknown = new TreeSet<>();
  private final NavigableSet<String> missing = new TreeSet<>();
  private long read;
  private long rejected;

  void format(String name, List<String> unknownColumns, List<String> missingColumns) {
    formats.add(name);
    addSome(unknown, unknownColumns);
    addSome(missing, missingColumns);
  }

  private static void addSome(NavigableSet<String> all, List<String> more) {
    more.stream().limit(Math.max(0, MOST - all.size())).forEach(all::add);
  }

  void accepted() {
    read++;
  }

  void refused() {
    read++;
    rejected++;
  }

  long read() {
    return read;
  }

  long rejected() {
    return rejected;
  }

  List<String> formats() {
    return new ArrayList<>(formats);
  }

  List<String> unknown() {
    return new ArrayList<>(unknown);
  }

  List<String> missing() {
    return new ArrayList<>(missing);
  }
}
