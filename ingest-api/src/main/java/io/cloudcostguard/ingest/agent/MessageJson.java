package io.cloudcostguard.ingest.agent;

import io.modelcontextprotocol.json.McpJsonMapper;
import io.modelcontextprotocol.json.TypeRef;
import io.modelcontextprotocol.spec.McpError;
import io.modelcontextprotocol.spec.McpSchema;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCResponse.JSONRPCError;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

/// Reads and writes messages as the SDK does, but for errors: the SDK writes the exception with its
/// stack trace, this class an error of JSON-RPC.
///
/// @see <a href="https://www.jsonrpc.org/specification#error_object">JSON-RPC 2.0, error object</a>
final class MessageJson implements McpJsonMapper {

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
    return sdk.readValue(json, type);
  }

  @Override
  public <T> T readValue(byte[] json, Class<T> type) throws IOException {
    return sdk.readValue(json, type);
  }

  @Override
  public <T> T readValue(String json, TypeRef<T> type) throws IOException {
    return sdk.readValue(json, type);
  }

  @Override
  public <T> T readValue(byte[] json, TypeRef<T> type) throws IOException {
    return sdk.readValue(json, type);
  }

  @Override
  public <T> T convertValue(Object value, Class<T> type) {
    return sdk.convertValue(value, type);
  }

  @Override
  public <T> T convertValue(Object value, TypeRef<T> type) {
    return sdk.convertValue(value, type);
  }
}
