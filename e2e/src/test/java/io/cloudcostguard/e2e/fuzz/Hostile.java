package io.cloudcostguard.e2e.fuzz;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// What an attacker sends: texts, JSON, bytes.
final class Hostile {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private static final List<String> TEXTS =
      List.of(
          "",
          " ",
          ".",
          "..",
          "../../etc/passwd",
          "\u0000",
          "a\u0000b",
          "\r\nX-Injected: 1",
          "\n",
          "\t",
          "%",
          "%00",
          "%zz",
          "%2e%2e%2f",
          "%c0%af",
          "%ff%fe",
          "%0d%0aSet-Cookie:a=b",
          "%25%30%30",
          "*",
          "'",
          "\"",
          "'; drop table plan; --",
          "' or 1=1 --",
          "<script>alert(1)</script>",
          "${jndi:ldap://x}",
          "#{1+1}",
          "{{7*7}}",
          "\\",
          "//",
          "/",
          "a/b",
          "a;b=c",
          "?",
          "#",
          "&",
          "=",
          "-1",
          "0",
          "1",
          "2147483648",
          "9223372036854775808",
          "1e400",
          "NaN",
          "Infinity",
          "0x10",
          "true",
          "null",
          "[]",
          "{}",
          "ü",
          "\uD83D\uDE00",
          "\u202E",
          "\uFFFF",
          "\uFEFF",
          "１２",
          "2026-02-30T00:00:00Z",
          "+1000000000-12-31T23:59:59Z",
          "-999999999-01-01T00:00:00Z",
          "2026-11-20T00:00:00",
          "24:00",
          "file:///etc/passwd",
          "http://127.0.0.1:22/",
          "https://user:secret@example.com/",
          "https://[::1]/",
          "https://exa mple.com",
          "javascript:1",
          "wait=999999",
          "wait=-1",
          "wait=",
          "wait=0",
          "respond-async, wait=1",
          "Bearer",
          "gzip, gzip");

  static String text(Random random) {
    return switch (random.nextInt(12)) {
      case 0 -> "a".repeat(1 << random.nextInt(13));
      case 1 -> "9".repeat(1 + random.nextInt(400));
      case 2 -> {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(20); i >= 0; i--) {
          text.appendCodePoint(1 + random.nextInt(0xD000));
        }
        yield text.toString();
      }
      default -> TEXTS.get(random.nextInt(TEXTS.size()));
    };
  }

  /// A text a little changed.
  static String changed(String text, Random random) {
    int at = random.nextInt(text.length() + 1);
    return switch (random.nextInt(6)) {
      case 0 -> text.substring(0, at);
      case 1 -> text.substring(0, at) + text(random) + text.substring(at);
      case 2 -> text + text(random);
      case 3 -> text + text;
      case 4 -> text.toUpperCase(java.util.Locale.ROOT);
      default -> text(random);
    };
  }

  /// JSON of which something is not as it should be.
  static JsonNode json(JsonNode right, Random random) {
    JsonNode copy = right.deepCopy();
    for (int i = random.nextInt(3); i >= 0; i--) {
      copy = changed(copy, random, 0);
    }
    return copy;
  }

  private static JsonNode changed(JsonNode node, Random random, int depth) {
    if (node.isEmpty() || random.nextInt(4 + depth) == 0) {
      return value(node, random);
    }
    if (node instanceof ObjectNode object) {
      List<String> names = List.copyOf(object.propertyNames());
      String name = names.get(random.nextInt(names.size()));
      switch (random.nextInt(8)) {
        case 0 -> object.remove(name);
        case 1 -> object.set(text(random), value(object.get(name), random));
        case 2 -> object.set(name + "x", object.remove(name));
        default -> object.set(name, changed(object.get(name), random, depth + 1));
      }
    } else if (node instanceof ArrayNode array) {
      int at = random.nextInt(array.size());
      switch (random.nextInt(4)) {
        case 0 -> array.remove(at);
        case 1 -> array.add(array.get(at).deepCopy());
        default -> array.set(at, changed(array.get(at), random, depth + 1));
      }
    }
    return node;
  }

  private static JsonNode value(JsonNode was, Random random) {
    return switch (random.nextInt(12)) {
      case 0 -> JSON.nullNode();
      case 1 -> JSON.booleanNode(random.nextBoolean());
      case 2 -> JSON.numberNode(random.nextLong());
      case 3 -> JSON.numberNode(new java.math.BigDecimal("1e" + random.nextInt(5000)));
      case 4 -> JSON.numberNode(-random.nextInt(3));
      case 5 -> JSON.arrayNode().add(was.deepCopy());
      case 6 -> JSON.objectNode().set("a", was.deepCopy());
      case 7 -> JSON.arrayNode();
      case 8 -> JSON.objectNode();
      default -> JSON.stringNode(was.isString() ? changed(was.asString(), random) : text(random));
    };
  }

  /// Bytes of a body that cannot be what they say.
  static byte[] bytes(byte[] right, Random random) {
    String text = new String(right, StandardCharsets.UTF_8);
    return switch (random.nextInt(12)) {
      case 0 -> new byte[0];
      case 1 -> java.util.Arrays.copyOf(right, random.nextInt(right.length + 1));
      case 2 -> "[".repeat(100_000).getBytes(StandardCharsets.UTF_8);
      case 3 -> "{\"a\":".repeat(2_000).getBytes(StandardCharsets.UTF_8);
      case 4 -> text.getBytes(StandardCharsets.UTF_16);
      case 5 -> ("\uFEFF" + text).getBytes(StandardCharsets.UTF_8);
      case 6 -> (text + text).getBytes(StandardCharsets.UTF_8);
      case 7 ->
          text.replaceFirst("\\{", "{\"a\":" + "9".repeat(2_000) + ",")
              .getBytes(StandardCharsets.UTF_8);
      case 8 -> text.replaceFirst("\":", "\":\\\\u0000").getBytes(StandardCharsets.UTF_8);
      case 9 -> text.replaceFirst(":\"", ":\"\\\\ud800").getBytes(StandardCharsets.UTF_8);
      default -> {
        byte[] bytes = right.clone();
        for (int i = random.nextInt(4); i >= 0 && bytes.length > 0; i--) {
          bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
        }
        yield bytes;
      }
    };
  }

  private Hostile() {}
}
