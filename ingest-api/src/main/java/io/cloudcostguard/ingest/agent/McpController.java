package io.cloudcostguard.ingest.agent;

import io.cloudcostguard.ingest.identity.access.Caller;
import io.cloudcostguard.ingest.identity.access.Needs;
import io.cloudcostguard.ingest.identity.access.Scope;
import io.modelcontextprotocol.common.McpTransportContext;
import io.modelcontextprotocol.json.McpJsonDefaults;
import io.modelcontextprotocol.server.McpServer;
import io.modelcontextprotocol.server.McpStatelessSyncServer;
import io.modelcontextprotocol.server.transport.HttpServletStatelessServerTransport;
import io.modelcontextprotocol.spec.McpSchema.ServerCapabilities;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/// `POST /mcp`: the Model Context Protocol over streamable HTTP. There are no sessions, so there is
/// nothing to bound, to steal or to lose with an instance: each request stands for itself.
///
/// @see <a href="https://modelcontextprotocol.io/specification">Model Context Protocol</a>
@RestController
final class McpController implements AutoCloseable {

  private static final int MOST_BYTES = 8 * 1024 * 1024;

  private static final String INSTRUCTIONS =
      "Shows what Terraform and OpenTofu plans will cost a month. Amounts are exact; 'unknown' is"
          + " not 0, and a missing price is no saving: tell the reader about the doubts.";

  private final HttpServletStatelessServerTransport transport;
  private final McpStatelessSyncServer server;
  private final MessageRoom room = new MessageRoom(Runtime.getRuntime().maxMemory());

  McpController() {
    MessageJson json = new MessageJson(McpJsonDefaults.getMapper());
    transport =
        HttpServletStatelessServerTransport.builder()
            .jsonMapper(json)
            .messageEndpoint("/mcp")
            .maxRequestSize(MOST_BYTES)
            .contextExtractor(
                request -> McpTransportContext.create(Map.of(OwnApi.KEY, OwnApi.ofCaller(request))))
            .build();
    server =
        McpServer.sync(transport)
            .jsonMapper(json)
            .serverInfo("cloudcostguard", "1")
            .instructions(INSTRUCTIONS)
            .capabilities(ServerCapabilities.builder().tools(false).build())
            .tools(AgentTools.all())
            .immediateExecution(true) // on the thread of the request
            .build();
  }

  @PostMapping("/mcp")
  @Needs(value = Scope.READ, changes = false) // the routes that tools ask are audited
  void message(Caller caller, HttpServletRequest request, HttpServletResponse response)
      throws ServletException, IOException {
    long length = request.getContentLengthLong();
    try (MessageRoom.Place _ =
        room.take(caller.tenant(), length < 0 ? MOST_BYTES : Math.min(length, MOST_BYTES))) {
      transport.service(request, response);
    }
  }

  @Override
  public void close() {
    server.closeGracefully();
  }
}
