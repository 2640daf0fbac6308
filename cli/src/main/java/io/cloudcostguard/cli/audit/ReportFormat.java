package io.cloudcostguard.cli.audit;

/// The formats of an audit's report.
enum ReportFormat {
  TABLE("table"),
  JSON("json"),
  HTML("html");

  private final String word;

  ReportFormat(String word) {
    this.word = word;
  }

  @Override
  public String toString() {
    return word;
  }
}
