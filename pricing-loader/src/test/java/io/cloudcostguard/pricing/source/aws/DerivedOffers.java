package io.cloudcostguard.pricing.source.aws;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import de.siegmar.fastcsv.writer.CsvWriter;
import io.cloudcostguard.schemas.Json;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import tools.jackson.databind.JsonNode;

/// Puts a derived table of products back into the vendor's form, one offer file per service. It has
/// where the steps of a price begin, and not where they end.
final class DerivedOffers {

  private static final List<String> HEADER =
      List.of(
          "SKU",
          "OfferTermCode",
          "TermType",
          "EffectiveDate",
          "StartingRange",
          "EndingRange",
          "Unit",
          "PricePerUnit",
          "Currency",
          "Product Family",
          "serviceCode",
          "Region Code",
          "Location Type");
  private static final List<String> ATTRIBUTES =
      List.of(
          "UsageType",
          "Tenancy",
          "OperatingSystem",
          "InstanceType",
          "LicenseModel",
          "CapacityStatus",
          "PreInstalledSW",
          "Group",
          "DatabaseEngine",
          "DatabaseEdition",
          "DeploymentOption",
          "CacheEngine");

  static Map<String, Path> write(Path gz, Path folder) throws IOException {
    Map<String, Map<String, List<NamedCsvRecord>>> services = new TreeMap<>();
    try (Reader text =
            new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(gz)), StandardCharsets.UTF_8);
        CsvReader<NamedCsvRecord> rows = CsvReader.builder().ofNamedCsvRecord(text)) {
      for (NamedCsvRecord row : rows) {
        if (row.getField("term").equals("OnDemand")) {
          services
              .computeIfAbsent(row.getField("service"), _ -> new TreeMap<>())
              .computeIfAbsent(row.getField("sku"), _ -> new ArrayList<>())
              .add(row);
        }
      }
    }
    Map<String, Path> files = new TreeMap<>();
    services.forEach((service, skus) -> files.put(service, write(service, skus, folder)));
    return files;
  }

  private static Path write(String service, Map<String, List<NamedCsvRecord>> skus, Path folder) {
    Path file = folder.resolve(service + ".csv");
    try (CsvWriter csv = CsvWriter.builder().build(file)) {
      List<String> header = new ArrayList<>(HEADER);
      header.addAll(ATTRIBUTES);
      csv.writeRecord(header);
      skus.values().forEach(rows -> write(csv, rows));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return file;
  }

  private static void write(CsvWriter csv, List<NamedCsvRecord> rows) {
    List<Integer> begins = rows.stream().map(DerivedOffers::begin).sorted().toList();
    for (NamedCsvRecord row : rows) {
      int next = begins.indexOf(begin(row)) + 1;
      String end = next < begins.size() ? begins.get(next).toString() : "Inf";
      List<String> cells =
          new ArrayList<>(
              List.of(
                  row.getField("sku"),
                  "JRTCKXETXF",
                  "OnDemand",
                  "2023-02-23",
                  Integer.toString(begin(row)),
                  end,
                  row.getField("unit"),
                  row.getField("price"),
                  row.getField("currency"),
                  row.getField("family"),
                  row.getField("service"),
                  row.getField("location"),
                  "AWS Region"));
      JsonNode attributes = Json.MAPPER.readTree(row.getField("attributes_json"));
      ATTRIBUTES.forEach(name -> cells.add(attributes.path(name).asString("")));
      csv.writeRecord(cells);
    }
  }

  private static int begin(NamedCsvRecord row) {
    return Json.MAPPER
        .readTree(row.getField("price_attributes_json"))
        .path("StartingRange")
        .asInt(0);
  }

  private DerivedOffers() {}
}
