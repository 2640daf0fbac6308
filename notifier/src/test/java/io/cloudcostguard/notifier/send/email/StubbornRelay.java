package io.cloudcostguard.notifier.send.email;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;

/// A relay that is content with everything but one command.
final class StubbornRelay implements AutoCloseable {

  private final ServerSocket server = new ServerSocket(0, 10, InetAddress.ofLiteral("127.0.0.1"));
  private final String command;
  private final String reply;

  StubbornRelay(String command, String reply) throws IOException {
    this.command = command;
    this.reply = reply;
    Thread.ofVirtual().start(this::serve);
  }

  int port() {
    return server.getLocalPort();
  }

  private void serve() {
    try (Socket client = server.accept()) {
      var lines = new BufferedReader(new InputStreamReader(client.getInputStream(), US_ASCII));
      OutputStream out = client.getOutputStream();
      say(out, "220 relay");
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        say(out, answer(line));
      }
    } catch (IOException _) {
      // the test is over
    }
  }

  private String answer(String line) {
    if (line.startsWith(command)) {
      return reply;
    }
    return line.startsWith("DATA") ? "354 go on" : "250 fine";
  }

  private static void say(OutputStream out, String reply) throws IOException {
    out.write((reply + "\r\n").getBytes(US_ASCII));
    out.flush();
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
