package io.cloudcostguard.estimation.render;

import io.cloudcostguard.schemas.estimate.PlanEstimated;
import io.cloudcostguard.schemas.estimate.ResourceEstimate;
import io.cloudcostguard.schemas.estimate.Sum;
import java.io.StringWriter;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.jspecify.annotations.Nullable;

/// An estimate as a JUnit report, which CI systems show as tests: the decision is a test where
/// there is one, and each resource is one. A resource whose cost is not fully known is skipped, not
/// passed. Totals are properties; one that is not known is left out, never 0.
///
/// @see <a href="https://github.com/testmoapp/junitxml">JUnit XML, as tools read it</a>
final class JUnitReport {

  private static final XMLOutputFactory XML = XMLOutputFactory.newDefaultFactory();

  private final PlanEstimated estimate;
  private final @Nullable BillRuling verdict;
  private final XMLStreamWriter xml;

  private JUnitReport(PlanEstimated estimate, @Nullable BillRuling verdict, XMLStreamWriter xml) {
    this.estimate = estimate;
    this.verdict = verdict;
    this.xml = xml;
  }

  /// @param verdict null where no decision was made
  static String of(PlanEstimated estimate, @Nullable BillRuling verdict) {
    StringWriter text = new StringWriter();
    try {
      new JUnitReport(estimate, verdict, XML.createXMLStreamWriter(text)).write();
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
    attribute("tests", Integer.toString(estimate.resources().size() + (verdict == null ? 0 : 1)));
    attribute("failures", is(BillRuling.Gravity.BLOCKS) ? "1" : "0");
    attribute("errors", "0");
    attribute("skipped", Long.toString(skipped + (is(BillRuling.Gravity.OPEN) ? 1 : 0)));
    attribute("time", "0");
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
