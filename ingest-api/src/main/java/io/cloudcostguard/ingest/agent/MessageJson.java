package io.cloudcostguard.ingest.agent;

import io.modelcontextprotocol.json.McpJsonMapper;
import io.modelcontextprotocol.json.TypeRef;
import io.modelcontextprotocol.spec.McpError;
import io.modelcontextprotocol.spec.McpSchema;
import io.modelcontextprotocol.spec.McpSchema.CallToolRequest;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCResponse.JSONRPCError;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Reads and writes messages as the SDK does, but for three things. The SDK makes a tree of a plan,
/// here it is a text ([MessageText]). It fails at a call without parameters, here that is a call of
/// no tool. It writes an exception with its stack trace, this class an error of JSON-RPC.
///
/// @see <a href="https://www.jsonrpc.org/specification#error_object">JSON-RPC 2.0, error object</a>
final class MessageJson implements McpJsonMapper {

  private static final Map<String, Object> NO_TOOL = Map.of("name", "", "arguments", Map.of());

  private final McpJsonMapper sdk;

  MessageJson(McpJsonMapper sdk) {
    this.sdk = sdk;
  }

  private static Object withoutTrace(Object value) {
    if (!(value instanceof McpError failure)) {
      return value;
    }
    JSONRPCError error = failure.getJsonRpcError();
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("jsonrpc", McpSchema.JSONRPC_VERSION);
    answer.put("id", null);
    answer.put(
        "error",
        Map.of(
            "code",
            error.code(),
            "message",
            error.code() == McpSchema.ErrorCodes.INTERNAL_ERROR
                ? "The server failed to handle the message."
                : error.message()));
    return answer;
  }

  @Override
  public String writeValueAsString(Object value) throws IOException {
    return sdk.writeValueAsString(withoutTrace(value));
  }

  @Override
  public byte[] writeValueAsBytes(Object value) throws IOException {
    return sdk.writeValueAsBytes(withoutTrace(value));
  }

  @Override
  public <T> T readValue(String json, Class<T> type) throws IOException {
    return sdk.readValue(MessageText.withPlanAsText(json), type);
  }

  @Override
  public <T> T readValue(byte[] json, Class<T> type) throws IOException {
    return readValue(new String(json, StandardCharsets.UTF_8), type);
  }

  @Override
  public <T> T readValue(String json, TypeRef<T> type) throws IOException {
    return sdk.readValue(MessageText.withPlanAsText(json), type);
  }

  @Override
  public <T> T readValue(byte[] json, TypeRef<T> type) throws IOException {
    return readValue(new String(json, StandardCharsets.UTF_8), type);
  }

  @Override
  public <T> T convertValue(Object value, Class<T> type) {
    return sdk.convertValue(value, type);
  }

  @Override
  public <T> T convertValue(@Nullable Object value, TypeRef<T> type) {
    boolean isCall = CallToolRequest.class.equals(type.getType());
    return sdk.convertValue(value == null && isCall ? NO_TOOL : value, type);
  }
}
