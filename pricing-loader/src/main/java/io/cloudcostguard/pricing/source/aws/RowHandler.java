package io.cloudcostguard.pricing.source.aws;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.RecordType;
import java.io.Reader;

/// Makes rows of CSV. A row is good until the one after the next is read.
final class RowHandler extends AbstractBaseCsvCallbackHandler<Row> {

  private Row row = new Row();
  private Row before = new Row();

  /// Rows may be of any length: whether that is right is for who reads them to say.
  static CsvReader<Row> rows(Reader text) {
    return CsvReader.builder()
        .skipEmptyLines(true)
        .allowExtraFields(true)
        .allowMissingFields(true)
        .allowExtraCharsAfterClosingQuote(true)
        .build(new RowHandler(), text);
  }

  @Override
  protected void handleBegin(long startingLineNumber) {
    row.begin();
  }

  @Override
  protected void handleField(int number, char[] text, int offset, int length, boolean quoted) {
    row.add(text, offset, length);
  }

  @Override
  protected Row buildRecord() {
    if (getRecordType() != RecordType.DATA) {
      return row;
    }
    Row built = row;
    built.end(getStartingLineNumber());
    row = before;
    before = built;
    return built;
  }
}
