package io.throughline.server.problem;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;

/** Errors that the web server itself finds, such as an address that it does not take. */
public final class ProblemValve extends ErrorReportValve {

  @Override
  protected void report(Request request, Response response, Throwable thrown) {
    if (response.getStatus() < 400 || response.getContentWritten() > 0 || !response.isError()) {
      return;
    }
    response.setContentType("application/problem+json");
    byte[] body =
        ProblemDocuments.json(
                response.getStatus(), "request.refused", "The request was not carried out.")
            .getBytes(StandardCharsets.UTF_8);
    try {
      response.setContentLength(body.length);
      response.getOutputStream().write(body);
      response.finishResponse();
    } catch (IOException callerGone) {
      // Nobody is left to be told.
    }
  }
}
