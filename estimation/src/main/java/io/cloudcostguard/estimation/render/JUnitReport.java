package io.cloudcostguard.estimation.render;

import io.cloudcostguard.estimation.policy.PolicyReport;
import io.cloudcostguard.estimation.policy.PolicyReport.Outcome;
import io.cloudcostguard.schemas.estimate.PlanEstimated;
import io.cloudcostguard.schemas.estimate.ResourceEstimate;
import io.cloudcostguard.schemas.estimate.Sum;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.jspecify.annotations.Nullable;

/// An estimate as a JUnit report, which CI systems show as tests: the decision is a test where
/// there is one, and so are each policy and each resource. A resource whose cost is not fully known
/// is skipped, not passed. Totals are properties; one that is not known is left out, never 0.
///
/// @see <a href="https://github.com/testmoapp/junitxml">JUnit XML, as tools read it</a>
final class JUnitReport {

  private static final XMLOutputFactory XML = XMLOutputFactory.newDefaultFactory();

  /// Of one policy rule, in one text.
  private static final int MOST_FINDINGS = 20;

  private final PlanEstimated estimate;
  private final @Nullable BillRuling verdict;

  /// What is found of each policy rule.
  private final Map<String, List<PolicyReport.Finding>> policies = new LinkedHashMap<>();

  private final XMLStreamWriter xml;

  private JUnitReport(
      PlanEstimated estimate,
      @Nullable PolicyReport report,
      @Nullable BillRuling verdict,
      XMLStreamWriter xml) {
    this.estimate = estimate;
    this.verdict = verdict;
    if (report != null) {
      report.rules().forEach(rule -> policies.put(rule, new ArrayList<>()));
      report
          .findings()
          .forEach(one -> policies.computeIfAbsent(one.rule(), _ -> new ArrayList<>()).add(one));
    }
    this.xml = xml;
  }

  /// @param policies null where there are none
  /// @param verdict null where no decision was made
  static String of(
      PlanEstimated estimate, @Nullable PolicyReport policies, @Nullable BillRuling verdict) {
    StringWriter text = new StringWriter();
    try {
      new JUnitReport(estimate, policies, verdict, XML.createXMLStreamWriter(text)).write();
    } catch (XMLStreamException e) {
      throw new IllegalStateException("Memory does not fail", e);
    }
    return text.append('\n').toString();
  }

  private void write() throws XMLStreamException {
    xml.writeStartDocument("UTF-8", "1.0");
    line(0);
    xml.writeStartElement("testsuites");
    attribute("name", "CloudCostGuard");
    counts();
    line(1);
    xml.writeStartElement("testsuite");
    attribute("name", estimate.project() + "/" + estimate.workspace());
    counts();
    properties();
    if (verdict != null) {
      decision(verdict);
    }
    for (Map.Entry<String, List<PolicyReport.Finding>> rule : policies.entrySet()) {
      policy(rule.getKey(), rule.getValue());
    }
    for (ResourceEstimate resource : estimate.resources()) {
      resource(resource);
    }
    line(1);
    xml.writeEndElement();
    line(0);
    xml.writeEndElement();
    xml.writeEndDocument();
  }

  private void counts() throws XMLStreamException {
    long skipped = estimate.resources().stream().filter(JUnitReport::isOpen).count();
    long broken = rulesThatAre(Outcome.BROKEN);
    long open = rulesThatAre(Outcome.UNKNOWN);
    attribute(
        "tests",
        Integer.toString(
            estimate.resources().size() + policies.size() + (verdict == null ? 0 : 1)));
    attribute("failures", Long.toString(broken + (is(BillRuling.Gravity.BLOCKS) ? 1 : 0)));
    attribute("errors", "0");
    attribute("skipped", Long.toString(skipped + open + (is(BillRuling.Gravity.OPEN) ? 1 : 0)));
    attribute("time", "0");
  }

  private long rulesThatAre(Outcome outcome) {
    return policies.values().stream().filter(found -> gravest(found) == outcome).count();
  }

  /// Null where the rule is kept.
  private static @Nullable Outcome gravest(List<PolicyReport.Finding> found) {
    return found.stream().map(PolicyReport.Finding::outcome).min(Outcome::compareTo).orElse(null);
  }

  private void policy(String rule, List<PolicyReport.Finding> found) throws XMLStreamException {
    start("policy", rule);
    String first =
        found.stream()
            .limit(MOST_FINDINGS)
            .map(one -> one.address() + ": " + one.message())
            .collect(Collectors.joining("; "));
    switch (gravest(found)) {
      case BROKEN -> {
        line(3);
        xml.writeStartElement("failure");
        attribute("message", found.size() + " resources break it or may break it");
        attribute("type", "policy");
        xml.writeCharacters(Printable.line(first));
        xml.writeEndElement();
      }
      case UNKNOWN -> skipped(first);
      case WARNED -> out(first);
      case null -> {}
    }
    end();
  }

  private boolean is(BillRuling.Gravity gravity) {
    return verdict != null && verdict.gravity() == gravity;
  }

  private static boolean isOpen(ResourceEstimate resource) {
    return switch (resource.state()) {
      case PRICED, FREE -> false;
      case DEPENDS_ON_USAGE, NOT_PRICED, UNSUPPORTED -> true;
    };
  }

  private void properties() throws XMLStreamException {
    line(2);
    xml.writeStartElement("properties");
    property("estimate", estimate.id());
    property("catalogueVersion", Long.toString(estimate.catalogueVersion()));
    property("engineVersion", estimate.engineVersion());
    property("currency", estimate.currency());
    amount("before", estimate.beforeSum());
    amount("after", estimate.afterSum());
    amount("delta", estimate.change());
    property("bound", estimate.change().bound());
    line(2);
    xml.writeEndElement();
  }

  private void amount(String name, Sum sum) throws XMLStreamException {
    if (!sum.isUnknown()) {
      property(name, sum.known().toPlainString());
    }
  }

  private void property(String name, String value) throws XMLStreamException {
    line(3);
    xml.writeEmptyElement("property");
    attribute("name", name);
    attribute("value", value);
  }

  private void decision(BillRuling said) throws XMLStreamException {
    String why = String.join(" ", said.reasons());
    start("decision", "decision");
    switch (said.gravity()) {
      case BLOCKS -> {
        line(3);
        xml.writeStartElement("failure");
        attribute("message", said.ruling());
        attribute("type", "decision");
        xml.writeCharacters(Printable.line(why));
        xml.writeEndElement();
      }
      case OPEN -> skipped(said.ruling() + " " + why);
      case WARNS, PASSES -> out(said.ruling() + " " + why);
    }
    end();
  }

  private void resource(ResourceEstimate resource) throws XMLStreamException {
    start(resource.type(), ResourceSentence.address(resource));
    if (isOpen(resource)) {
      skipped(resource.reason() == null ? resource.change().bound() : resource.reason());
    }
    out(ResourceSentence.cost(resource));
    end();
  }

  private void start(String className, String name) throws XMLStreamException {
    line(2);
    xml.writeStartElement("testcase");
    attribute("classname", className);
    attribute("name", name);
    attribute("time", "0");
  }

  private void skipped(String message) throws XMLStreamException {
    line(3);
    xml.writeEmptyElement("skipped");
    attribute("message", message.strip());
  }

  private void out(String text) throws XMLStreamException {
    line(3);
    xml.writeStartElement("system-out");
    xml.writeCharacters(Printable.line(text.strip()));
    xml.writeEndElement();
  }

  private void end() throws XMLStreamException {
    line(2);
    xml.writeEndElement();
  }

  private void attribute(String name, String value) throws XMLStreamException {
    xml.writeAttribute(name, Printable.line(value));
  }

  private void line(int depth) throws XMLStreamException {
    xml.writeCharacters("\n" + "  ".repeat(depth));
  }
}
