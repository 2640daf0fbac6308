package io.cloudcostguard.ingest.identity.limit;

import io.cloudcostguard.ingest.http.ProblemException;
import io.cloudcostguard.ingest.http.ProblemType;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.core.NestedExceptionUtils;

/// A request whose body has a deadline. A client that sends nothing at all is ended by the server's
/// timeout; this ends one that sends a byte now and then.
final class TimedBody extends HttpServletRequestWrapper {

  private final Duration time;
  private final long end;
  private @Nullable ServletInputStream body;

  TimedBody(HttpServletRequest request, Duration time) {
    super(request);
    this.time = time;
    end = System.nanoTime() + time.toNanos();
  }

  @Override
  public ServletInputStream getInputStream() throws IOException {
    ServletInputStream timed = body;
    if (timed == null) {
      timed = new Timed(super.getInputStream());
      body = timed;
    }
    return timed;
  }

  private ProblemException late() {
    return ProblemException.of(
            ProblemType.BODY_TOO_SLOW,
            "The body took longer than " + time.toSeconds() + " s, or stopped arriving.",
            "Send the request again; gzip the plan and send Content-Encoding: gzip.")
        .with("Connection", "close");
  }

  /// The body, with its end in time.
  private final class Timed extends ServletInputStream {

    private final ServletInputStream bytes;

    Timed(ServletInputStream bytes) {
      this.bytes = bytes;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] into, int offset, int count) throws IOException {
      try {
        int read = bytes.read(into, offset, count);
        if (read >= 0 && System.nanoTime() - end > 0) {
          throw late();
        }
        return read;
      } catch (IOException e) {
        if (NestedExceptionUtils.getMostSpecificCause(e) instanceof SocketTimeoutException) {
          throw late();
        }
        throw e;
      }
    }

    @Override
    public boolean isFinished() {
      return bytes.isFinished();
    }

    @Override
    public boolean isReady() {
      return bytes.isReady();
    }

    @Override
    public void setReadListener(ReadListener listener) {
      bytes.setReadListener(listener);
    }
  }
}
