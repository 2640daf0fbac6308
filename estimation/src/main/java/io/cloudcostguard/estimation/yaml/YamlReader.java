package io.cloudcostguard.estimation.yaml;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.common.Anchor;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.events.SequenceStartEvent;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/// Reads the one document of a YAML file: maps, lists, text, anchors, aliases and merge keys. What
/// is repeated, nested too deeply or grows out of bounds is refused with its line.
public final class YamlReader {

  private static final int MOST_VALUES = 100_000;
  private static final int DEEPEST = 20;
  private static final int LONGEST_SHOWN = 200;
  private static final Set<String> NULLS = Set.of("", "~", "null", "Null", "NULL");
  private static final char BYTE_ORDER_MARK = '\uFEFF';

  private final String what;
  private final Iterator<Event> events;
  private final Map<Anchor, YamlNode> anchors = new HashMap<>();
  private int values;

  private YamlReader(String what, Iterator<Event> events) {
    this.what = what;
    this.events = events;
  }

  /// Reads a file.
  ///
  /// @param what the file, as messages name it, e.g. `The usage file`
  /// @param mostBytes a file that is larger is refused
  /// @throws IllegalArgumentException if it is no such YAML; the message says why and, where that
  ///   can be said, in which line
  public static YamlNode read(InputStream file, String what, int mostBytes) throws IOException {
    byte[] bytes = file.readNBytes(mostBytes + 1);
    if (bytes.length > mostBytes) {
      throw new IllegalArgumentException("%s has more than %d bytes.".formatted(what, mostBytes));
    }
    LoadSettings settings = LoadSettings.builder().setCodePointLimit(mostBytes).build();
    try {
      return new YamlReader(what, new Parse(settings).parseString(text(bytes, what)).iterator())
          .document();
    } catch (MarkedYamlEngineException e) {
      int line = e.getProblemMark().map(mark -> mark.getLine() + 1).orElse(1);
      throw refused(what, line, "invalid YAML, " + e.getProblem());
    } catch (YamlEngineException e) {
      throw new IllegalArgumentException("%s is not YAML: %s".formatted(what, e.getMessage()), e);
    }
  }

  /// The error of what is wrong in a line of a file.
  public static IllegalArgumentException refused(String what, int line, String why) {
    return new IllegalArgumentException("%s, line %d: %s.".formatted(what, line, why));
  }

  private static String text(byte[] bytes, String what) {
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      return !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK ? text.substring(1) : text;
    } catch (CharacterCodingException e) {
      throw new IllegalArgumentException(what + " is not UTF-8.", e);
    }
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
      throw refused(after, "a second document begins; the file may have one");
    }
    return root;
  }

  private YamlNode node(Event event, int depth) {
    YamlNode node =
        switch (event) {
          case ScalarEvent scalar -> scalar(scalar);
          case AliasEvent alias -> anchored(alias);
          case MappingStartEvent mapping -> entries(mapping, depth);
          case SequenceStartEvent sequence -> items(sequence, depth);
          default -> throw refused(event, "neither text, nor a list or a map");
        };
    boolean isCounted =
        node instanceof YamlNode.Nothing
            || node instanceof YamlNode.Text
            || event instanceof AliasEvent;
    if (isCounted) {
      count(node.size(), event);
    }
    if (event instanceof NodeEvent named && !(event instanceof AliasEvent)) {
      named.getAnchor().ifPresent(anchor -> anchors.put(anchor, node));
    }
    return node;
  }

  private void count(int more, Event event) {
    values += more;
    if (values > MOST_VALUES) {
      throw refused(event, "more than " + MOST_VALUES + " values, aliases written out");
    }
  }

  private static YamlNode scalar(ScalarEvent scalar) {
    String text = scalar.getValue();
    return scalar.isPlain() && NULLS.contains(text)
        ? new YamlNode.Nothing(lineOf(scalar))
        : new YamlNode.Text(text, scalar.isPlain(), lineOf(scalar));
  }

  private YamlNode anchored(AliasEvent alias) {
    YamlNode node = anchors.get(alias.getAlias());
    if (node == null) {
      throw refused(
          alias,
          "*"
              + shown(alias.getAlias().getValue())
              + " refers to an anchor that is not complete here");
    }
    return node;
  }

  private YamlNode items(SequenceStartEvent sequence, int depth) {
    enter(sequence, depth);
    List<YamlNode> items = new ArrayList<>();
    Event event = events.next();
    while (event.getEventId() != Event.ID.SequenceEnd) {
      items.add(node(event, depth + 1));
      event = events.next();
    }
    return new YamlNode.Items(items, lineOf(sequence), 1 + sizes(items));
  }

  private YamlNode entries(MappingStartEvent mapping, int depth) {
    enter(mapping, depth);
    Map<String, YamlNode> entries = new LinkedHashMap<>();
    Map<String, YamlNode> merged = new LinkedHashMap<>();
    Event event = events.next();
    while (event.getEventId() != Event.ID.MappingEnd) {
      if (!(event instanceof ScalarEvent key)) {
        throw refused(event, "a key that is not text");
      }
      YamlNode value = node(events.next(), depth + 1);
      if (key.isPlain() && key.getValue().equals("<<")) {
        merged.putAll(mergeable(value));
      } else if (entries.put(key.getValue(), value) != null) {
        throw refused(key, "`" + shown(key.getValue()) + "` is repeated");
      }
      event = events.next();
    }
    merged.forEach(entries::putIfAbsent);
    return new YamlNode.Entries(entries, lineOf(mapping), 1 + sizes(entries.values()));
  }

  private void enter(Event event, int depth) {
    if (depth == DEEPEST) {
      throw refused(event, "nested more than " + DEEPEST + " deep");
    }
    count(1, event);
  }

  private static int sizes(Iterable<YamlNode> nodes) {
    int size = 0;
    for (YamlNode node : nodes) {
      size += node.size();
    }
    return size;
  }

  private Map<String, YamlNode> mergeable(YamlNode value) {
    if (value instanceof YamlNode.Entries(var entries, _, _)) {
      return entries;
    }
    throw refused(what, value.line(), "the value of << is not a map");
  }

  private IllegalArgumentException refused(Event event, String why) {
    return refused(what, lineOf(event), why);
  }

  private static String shown(String text) {
    return text.length() > LONGEST_SHOWN ? text.substring(0, LONGEST_SHOWN) + "…" : text;
  }

  private static int lineOf(Event event) {
    return event.getStartMark().map(mark -> mark.getLine() + 1).orElse(1);
  }
}
