package io.throughline.server.api.answer.page.html;

import io.throughline.server.problem.ApiProblem;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import org.apache.commons.fileupload2.core.FileItemInput;
import org.apache.commons.fileupload2.core.FileItemInputIterator;
import org.apache.commons.fileupload2.jakarta.servlet6.JakartaServletFileUpload;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/** A form with the page's own word and then one recording, read as it comes in. */
public final class RecordingForm {
  private static final int LONGEST_FIELD = 200;

  private RecordingForm() {}

  /** What is done with a recording while it comes in. */
  public interface Taker<T> {
    T take(InputStream recording) throws IOException;
  }

  /**
   * The form's own word comes first, so that nothing of a forged one is stored.
   *
   * @param refuseForged throws unless the word is the page's
   */
  public static <T> T take(
      HttpServletRequest request, Consumer<@Nullable String> refuseForged, Taker<T> taker)
      throws IOException {
    if (!JakartaServletFileUpload.isMultipartContent(request)) {
      throw unreadable();
    }
    FileItemInputIterator parts = new JakartaServletFileUpload<>().getItemIterator(request);
    String form = null;
    while (parts.hasNext()) {
      FileItemInput part = parts.next();
      if (part.isFormField() && "form".equals(part.getFieldName())) {
        form = new String(part.getInputStream().readNBytes(LONGEST_FIELD), StandardCharsets.UTF_8);
      } else if ("recording".equals(part.getFieldName())) {
        refuseForged.accept(form);
        return taker.take(part.getInputStream());
      }
    }
    throw unreadable();
  }

  /** The form cannot be read as one. */
  public static ApiProblem unreadable() {
    return ApiProblem.of(
        HttpStatus.BAD_REQUEST, "upload.malformed", "The form holds no recording.");
  }
}
