package io.throughline.custody.gallery;

import io.throughline.contracts.failure.FailureCode;
import io.throughline.custody.failure.CustodyException;
import java.sql.SQLException;

/** What a gallery does not take, or cannot do just now. */
public final class GalleryException extends CustodyException {
  private static final long serialVersionUID = 1L;

  private GalleryException(FailureCode code, String message) {
    super(code, message);
  }

  private GalleryException(FailureCode code, String message, SQLException cause) {
    super(code, message, cause);
  }

  static GalleryException refused(String why) {
    return new GalleryException(FailureCode.GALLERY_REFUSED, why);
  }

  static GalleryException unreachable(SQLException cause) {
    return new GalleryException(
        FailureCode.GALLERY_UNREACHABLE, "the gallery's database does not answer", cause);
  }
}
