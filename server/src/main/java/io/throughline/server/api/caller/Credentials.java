package io.throughline.server.api.caller;

import java.util.Optional;

/** Tells whom a bearer token stands for. */
public interface Credentials {

  /** Empty unless the token is good now; never tells why it is not. */
  Optional<Caller> callerOf(String token);
}
