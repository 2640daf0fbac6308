package io.cloudcostguard.benchmarks;

import java.util.List;

/// The rows of a generated offer file, as AWS writes them.
final class OfferRows {

  /// The lines before the rates; the columns are those of the offer AmazonEC2 of 2025.
  static final String HEADER =
      """
      "FormatVersion","v1.0"
      "Disclaimer","Generated: none of these products exists."
      "Publication Date","2026-07-01T00:00:00Z"
      "Version","20260701000000"
      "OfferCode","AmazonEC2"
      "SKU","OfferTermCode","RateCode","TermType","PriceDescription","EffectiveDate",\
      "StartingRange","EndingRange","Unit","PricePerUnit","Currency","RelatedTo",\
      "LeaseContractLength","PurchaseOption","OfferingClass","Product Family","serviceCode",\
      "Location","Location Type","Instance Type","Current Generation","Instance Family","vCPU",\
      "Physical Processor","Clock Speed","Memory","Storage","Network Performance",\
      "Processor Architecture","Storage Media","Volume Type","Max Volume Size","Max IOPS/volume",\
      "Max IOPS Burst Performance","Max throughput/volume","Provisioned","Tenancy",\
      "EBS Optimized","Operating System","License Model","Group","Group Description",\
      "Transfer Type","From Location","From Location Type","To Location","To Location Type",\
      "usageType","operation","AvailabilityZone","CapacityStatus",\
      "ClassicNetworkingSupport","Dedicated EBS Throughput","ECU","Elastic Graphics Type",\
      "Enhanced Networking Supported","From Region Code","GPU","GPU Memory","Instance",\
      "Instance Capacity - 10xlarge","Instance Capacity - 12xlarge",\
      "Instance Capacity - 16xlarge","Instance Capacity - 18xlarge",\
      "Instance Capacity - 24xlarge","Instance Capacity - 2xlarge","Instance Capacity - 32xlarge",\
      "Instance Capacity - 4xlarge","Instance Capacity - 8xlarge","Instance Capacity - 9xlarge",\
      "Instance Capacity - large","Instance Capacity - medium","Instance Capacity - metal",\
      "Instance Capacity - xlarge","instanceSKU","Intel AVX2 Available","Intel AVX Available",\
      "Intel Turbo Available","MarketOption","Normalization Size Factor","Physical Cores",\
      "Pre Installed S/W","Processor Features","Product Type","Region Code","Resource Type",\
      "serviceName","SnapshotArchiveFeeType","To Region Code","Volume API Name",\
      "VPCNetworkingSupport"
      """;

  /// On demand, reserved without anything or with a part upfront, and one upfront fee, which is no
  /// hourly price.
  static final List<Term> TERMS =
      List.of(
          new Term("JRTCKXETXF", "Hrs", "", "", ""),
          new Term("4NA7Y494T4", "Hrs", "1yr", "No Upfront", "standard"),
          new Term("7NE97W5U4E", "Hrs", "1yr", "No Upfront", "convertible"),
          new Term("BPH4J8HBKS", "Hrs", "3yr", "No Upfront", "standard"),
          new Term("Z2E3P23VKM", "Hrs", "3yr", "No Upfront", "convertible"),
          new Term("HU7G6KETJZ", "Hrs", "1yr", "Partial Upfront", "standard"),
          new Term("CUZHX8X6JH", "Hrs", "1yr", "Partial Upfront", "convertible"),
          new Term("38NPMPTW36", "Hrs", "3yr", "Partial Upfront", "standard"),
          new Term("R5XV2EPZQZ", "Hrs", "3yr", "Partial Upfront", "convertible"),
          new Term("6QCMYABX3D", "Quantity", "1yr", "All Upfront", "standard"));

  private static final String[] SYSTEMS = {"Linux", "Windows", "RHEL", "SUSE"};
  private static final String[] SIZES = {"large", "xlarge", "2xlarge", "4xlarge"};

  /// Spreads neighbours: prime, so that no two products become one below it.
  private static final long SPREAD = 7_368_787;

  /// A product.
  ///
  /// @param broken whether its prices are no numbers
  record Listed(String sku, long number, boolean broken) {

    private String type() {
      long spread = number * SPREAD % 15_485_863;
      return "x" + spread + "." + SIZES[(int) (number % SIZES.length)];
    }

    private String system() {
      return SYSTEMS[(int) (number / SIZES.length % SYSTEMS.length)];
    }

    /// Differs from that of the product of another SKU.
    private String price(Term term) {
      int nanos = Math.floorMod((sku + term.code()).hashCode(), 900_000_000);
      return broken ? "n/a" : "%d.%010d".formatted(number % 7, nanos + 1L);
    }
  }

  /// A term of a product.
  ///
  /// @param lease blank on demand
  record Term(String code, String unit, String lease, String purchase, String offering) {}

  static String csv(Listed product) {
    StringBuilder rows = new StringBuilder(8_000);
    for (Term term : TERMS) {
      rows.append(csv(product, term));
    }
    return rows.toString();
  }

  private static String csv(Listed product, Term term) {
    String kind = term.lease().isEmpty() ? "OnDemand" : "Reserved";
    String range = term.unit().equals("Hrs") ? "\"0\",\"Inf\"" : ",";
    return """
    "%1$s","%2$s","%1$s.%2$s.6YS6EN2CT7","%3$s","%4$s, %3$s instance-hour or fee","2026-07-01",%5$s,\
    "%6$s","%7$s","USD",,"%8$s","%9$s","%10$s","Compute Instance","AmazonEC2",\
    "US East (N. Virginia)","AWS Region","%11$s","Yes",\
    "Compute optimized","2","Intel Xeon 8375C (Ice Lake)","3.5 GHz","4 GiB","EBS only",\
    "Up to 12500 Megabit","64-bit",,,,,,,,"Shared",,"%4$s","No License required",,,,,,,,\
    "BoxUsage:%11$s","RunInstances","NA","Used","false","Up to 10000 Mbps","NA",,"Yes",,,"NA",,,,,,\
    ,,,,,,,,,,,"Yes","Yes","Yes","OnDemand","4",,"NA",\
    "Intel AVX; Intel AVX2; Intel AVX512; Intel Turbo",,"us-east-1",,\
    "Amazon Elastic Compute Cloud",,,,"true"
    """
        .formatted(
            product.sku(),
            term.code(),
            kind,
            product.system(),
            range,
            term.unit(),
            product.price(term),
            term.lease(),
            term.purchase(),
            term.offering(),
            product.type());
  }

  static String jsonProduct(Listed product) {
    return """
    "%s":{"sku":"%1$s","productFamily":"Compute Instance","attributes":{"servicecode":"AmazonEC2",\
    "location":"US East (N. Virginia)","locationType":"AWS Region","instanceType":"%s",\
    "currentGeneration":"Yes","instanceFamily":"Compute optimized","vcpu":"2",\
    "physicalProcessor":"Intel Xeon 8375C (Ice Lake)","clockSpeed":"3.5 GHz","memory":"4 GiB",\
    "storage":"EBS only","networkPerformance":"Up to 12500 Megabit",\
    "processorArchitecture":"64-bit","tenancy":"Shared","operatingSystem":"%s",\
    "licenseModel":"No License required","usagetype":"BoxUsage:%2$s","operation":"RunInstances",\
    "capacitystatus":"Used","marketoption":"OnDemand","preInstalledSw":"NA",\
    "regionCode":"us-east-1","servicename":"Amazon Elastic Compute Cloud"}}\
    """
        .formatted(product.sku(), product.type(), product.system());
  }

  static String jsonTerm(Listed product, Term term) {
    return """
    "%s.%s":{"offerTermCode":"%2$s","sku":"%1$s","effectiveDate":"2026-07-01T00:00:00Z",\
    "priceDimensions":{"%1$s.%2$s.6YS6EN2CT7":{"rateCode":"%1$s.%2$s.6YS6EN2CT7",\
    "description":"%s instance-hour or fee","beginRange":"0","endRange":"Inf","unit":"%s",\
    "pricePerUnit":{"USD":"%s"},"appliesTo":[]}},"termAttributes":{"LeaseContractLength":"%s",\
    "PurchaseOption":"%s","OfferingClass":"%s"}}
    """
        .strip()
        .formatted(
            product.sku(),
            term.code(),
            product.system(),
            term.unit(),
            product.price(term),
            term.lease(),
            term.purchase(),
            term.offering());
  }

  private OfferRows() {}
}
