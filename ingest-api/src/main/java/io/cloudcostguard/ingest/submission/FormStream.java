package io.cloudcostguard.ingest.submission;

import io.cloudcostguard.ingest.http.ProblemException;
import io.cloudcostguard.ingest.http.ProblemType;
import jakarta.servlet.http.HttpServletRequest;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.ZipException;
import org.apache.tomcat.util.http.fileupload.FileItemIterator;
import org.apache.tomcat.util.http.fileupload.FileItemStream;
import org.apache.tomcat.util.http.fileupload.FileUpload;
import org.apache.tomcat.util.http.fileupload.FileUploadException;
import org.apache.tomcat.util.http.fileupload.MultipartStream.MalformedStreamException;
import org.apache.tomcat.util.http.fileupload.UploadContext;
import org.apache.tomcat.util.http.fileupload.impl.FileUploadIOException;
import org.apache.tomcat.util.http.fileupload.impl.SizeLimitExceededException;

/// A form (`multipart/form-data`) on its way through: its parts are read as they arrive, and never
/// kept, neither in memory nor on disk.
final class FormStream {

  private static final int MAX_HEADER_BYTES = 8 * 1024;

  private final String contentType;
  private final InputStream bytes;
  private final String hint;
  private final FileUpload upload = new FileUpload();

  /// What a part is given to.
  interface Reader {
    void read(String part, InputStream bytes) throws IOException;
  }

  /// @param bytes the form, not compressed
  /// @param limit reading more than this many bytes is refused
  /// @param hint how a right form is sent
  FormStream(String contentType, InputStream bytes, long limit, String hint) {
    this.contentType = contentType;
    this.bytes = bytes;
    this.hint = hint;
    upload.setSizeMax(limit);
    upload.setPartHeaderSizeMax(MAX_HEADER_BYTES);
  }

  /// Refuses a request that is no form.
  ///
  /// @param hint what to send
  static void require(HttpServletRequest request, String hint) {
    if (!Uploads.mediaType(request).startsWith("multipart/form-data")) {
      throw ProblemException.of(
          ProblemType.UNSUPPORTED_MEDIA_TYPE, "The Content-Type is not multipart/form-data.", hint);
    }
  }

  /// Hands over each part.
  ///
  /// @throws ProblemException if the form does not come to its proper end
  void read(Reader reader) throws IOException {
    try {
      FileItemIterator items = upload.getItemIterator(context());
      while (items.hasNext()) {
        FileItemStream part = items.next();
        try (InputStream content = part.openStream()) {
          reader.read(part.getFieldName(), content);
        }
      }
    } catch (SizeLimitExceededException | FileUploadIOException e) {
      throw PlanBody.tooLarge(upload.getSizeMax());
    } catch (MalformedStreamException | FileUploadException e) {
      throw invalid("The form is truncated, or does not use its boundary.");
    } catch (ZipException | EOFException _) {
      throw PlanBody.brokenGzip();
    }
  }

  ProblemException invalid(String detail) {
    return invalid(detail, hint);
  }

  static ProblemException invalid(String detail, String hint) {
    return ProblemException.of(ProblemType.INVALID_FORM, detail, hint);
  }

  private UploadContext context() {
    return new UploadContext() {
      @Override
      public String getCharacterEncoding() {
        return "UTF-8";
      }

      @Override
      public String getContentType() {
        return contentType;
      }

      @Override
      public long contentLength() {
        return -1; // it may be compressed
      }

      @Override
      public InputStream getInputStream() {
        return bytes;
      }
    };
  }
}
