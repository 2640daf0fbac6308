package io.cloudcostguard.cli.mcp;

import io.cloudcostguard.cli.server.ServerOptions;
import io.modelcontextprotocol.json.McpJsonDefaults;
import io.modelcontextprotocol.server.McpServer;
import io.modelcontextprotocol.server.McpSyncServer;
import io.modelcontextprotocol.server.transport.StdioServerTransportProvider;
import io.modelcontextprotocol.spec.McpSchema;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// Serves agents over standard input and output, until the input ends.
///
/// @see <a href="https://modelcontextprotocol.io/specification">Model Context Protocol</a>
@Command(
    name = "mcp",
    mixinStandardHelpOptions = true,
    description = {
      "Serve agents by the Model Context Protocol, over standard input and output.",
      "Plans are priced in this process; only budget_headroom asks the server."
    })
public final class McpCommand implements Callable<Integer> {

  private static final String INSTRUCTIONS =
      "Estimates what a Terraform or OpenTofu plan will cost a month. Give the path of a plan as"
          + " JSON (terraform show -json plan.out > plan.json). Amounts are exact; 'unknown' is not"
          + " 0, and a missing price is no saving: tell the reader about the doubts.";

  @Mixin private ServerOptions server = new ServerOptions();

  @Override
  public Integer call() throws InterruptedException {
    CountDownLatch ended = new CountDownLatch(1);
    McpSyncServer serving =
        McpServer.sync(
                new StdioServerTransportProvider(
                    McpJsonDefaults.getMapper(), new Watched(System.in, ended), System.out))
            .serverInfo("cloudcostguard", "1")
            .instructions(INSTRUCTIONS)
            .capabilities(McpSchema.ServerCapabilities.builder().tools(false).build())
            .tools(new McpTools(server::client).all())
            .build();
    ended.await();
    serving.closeGracefully();
    return 0;
  }

  /// Says when the input has ended.
  private static final class Watched extends FilterInputStream {

    private final CountDownLatch ended;

    Watched(InputStream in, CountDownLatch ended) {
      super(in);
      this.ended = ended;
    }

    @Override
    public int read() throws IOException {
      return told(super.read());
    }

    @Override
    public int read(byte[] bytes, int from, int count) throws IOException {
      return told(super.read(bytes, from, count));
    }

    private int told(int read) {
      if (read < 0) {
        ended.countDown();
      }
      return read;
    }
  }
}
