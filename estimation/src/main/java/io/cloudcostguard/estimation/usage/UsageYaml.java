package io.cloudcostguard.estimation.usage;

import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.common.Anchor;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;

/// Reads as much of YAML as a usage file is made of: maps, text, numbers, anchors, aliases and
/// merge keys. Everything else is refused with its line, and so is what would grow out of bounds.
final class UsageYaml {

  private static final int MOST_VALUES = 100_000;
  private static final int DEEPEST = 20;
  private static final int LONGEST_SHOWN = 200;
  private static final Set<String> NULLS = Set.of("", "~", "null", "Null", "NULL");
  private static final Pattern GROUPED_NUMBER =
      Pattern.compile("[-+]?[0-9][0-9_]*(?:\\.[0-9_]*)?(?:[eE][-+]?[0-9]+)?");

  private final Iterator<Event> events;
  private final Map<Anchor, YamlNode> anchors = new HashMap<>();
  private int values;

  private UsageYaml(Iterator<Event> events) {
    this.events = events;
  }

  /// The one document of a file.
  ///
  /// @throws IllegalArgumentException if it is none that a usage file can be
  /// @throws org.snakeyaml.engine.v2.exceptions.YamlEngineException if it is no YAML
  static YamlNode read(String yaml) {
    LoadSettings settings = LoadSettings.builder().setCodePointLimit(UsageFile.MAX_BYTES).build();
    return new UsageYaml(new Parse(settings).parseString(yaml).iterator()).document();
  }

  private YamlNode document() {
    events.next(); // the stream begins
    if (events.next().getEventId() == Event.ID.StreamEnd) {
      return new YamlNode.Nothing(1);
    }
    YamlNode root = node(events.next(), 0);
    events.next(); // the document ends
    Event after = events.next();
    if (after.getEventId() != Event.ID.StreamEnd) {
      throw refused(lineOf(after), "a second document begins; a usage file has one");
    }
    return root;
  }

  private YamlNode node(Event event, int depth) {
    YamlNode node =
        switch (event) {
          case ScalarEvent scalar -> scalar(scalar);
          case AliasEvent alias -> anchored(alias);
          case MappingStartEvent mapping -> entries(mapping, depth);
          default ->
              throw refused(lineOf(event), "a list; a usage file has only numbers, text and maps");
        };
    if (!(node instanceof YamlNode.Entries) || event instanceof AliasEvent) {
      count(node, event);
    }
    if (event instanceof NodeEvent named && !(event instanceof AliasEvent)) {
      named.getAnchor().ifPresent(anchor -> anchors.put(anchor, node));
    }
    return node;
  }

  private void count(YamlNode node, Event event) {
    values += node.size();
    if (values > MOST_VALUES) {
      throw refused(lineOf(event), "more than " + MOST_VALUES + " values, aliases written out");
    }
  }

  private static YamlNode scalar(ScalarEvent scalar) {
    String text = scalar.getValue();
    if (scalar.isPlain() && NULLS.contains(text)) {
      return new YamlNode.Nothing(lineOf(scalar));
    }
    boolean grouped =
        scalar.isPlain() && text.indexOf('_') > 0 && GROUPED_NUMBER.matcher(text).matches();
    return new YamlNode.Text(grouped ? text.replace("_", "") : text, lineOf(scalar));
  }

  private YamlNode anchored(AliasEvent alias) {
    YamlNode node = anchors.get(alias.getAlias());
    if (node == null) {
      throw refused(
          lineOf(alias),
          "*"
              + shown(alias.getAlias().getValue())
              + " refers to an anchor that is not complete here");
    }
    return node;
  }

  private YamlNode entries(MappingStartEvent mapping, int depth) {
    if (depth == DEEPEST) {
      throw refused(lineOf(mapping), "maps are nested more than " + DEEPEST + " deep");
    }
    Map<String, YamlNode> entries = new LinkedHashMap<>();
    Map<String, YamlNode> merged = new LinkedHashMap<>();
    Event event = events.next();
    while (event.getEventId() != Event.ID.MappingEnd) {
      if (!(event instanceof ScalarEvent key)) {
        throw refused(lineOf(event), "a key that is not text");
      }
      YamlNode value = node(events.next(), depth + 1);
      if (key.isPlain() && key.getValue().equals("<<")) {
        merged.putAll(mergeable(value));
      } else if (entries.put(key.getValue(), value) != null) {
        throw refused(lineOf(key), "`" + shown(key.getValue()) + "` is repeated");
      }
      event = events.next();
    }
    merged.forEach(entries::putIfAbsent);
    int size = 1 + entries.values().stream().mapToInt(YamlNode::size).sum();
    return new YamlNode.Entries(entries, lineOf(mapping), size);
  }

  private static Map<String, YamlNode> mergeable(YamlNode value) {
    if (value instanceof YamlNode.Entries(var entries, _, _)) {
      return entries;
    }
    throw refused(value.line(), "the value of << is not a map");
  }

  static IllegalArgumentException refused(int line, String what) {
    return new IllegalArgumentException("The usage file, line %d: %s.".formatted(line, what));
  }

  private static String shown(String text) {
    return text.length() > LONGEST_SHOWN ? text.substring(0, LONGEST_SHOWN) + "…" : text;
  }

  private static int lineOf(Event event) {
    return event.getStartMark().map(mark -> mark.getLine() + 1).orElse(1);
  }
}
