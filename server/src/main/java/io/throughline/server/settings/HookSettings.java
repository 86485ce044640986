package io.throughline.server.settings;

import io.throughline.contracts.identity.TenantId;
import io.throughline.contracts.journey.answer.ExternalEvent;
import jakarta.validation.Valid;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Which systems may report events.
 *
 * @param sources by the name in their address: lower-case letters, digits and hyphens
 */
public record HookSettings(@DefaultValue Map<String, @Valid Source> sources) {

  private static final String NAME = "[a-z][a-z0-9-]{0,39}";

  public HookSettings {
    sources = Map.copyOf(sources);
    if (!sources.keySet().stream().allMatch(name -> name.matches(NAME))) {
      throw new IllegalArgumentException("a source's name has lower-case letters and digits");
    }
  }

  /**
   * One system.
   *
   * @param tenant of all journeys that it may name
   * @param types words of {@link ExternalEvent.Type} that it may send
   * @param keys files whose first lines are keys, {@code whsec_} and base64; each of them is good,
   *     so that one can be replaced without a gap
   */
  public record Source(
      @DefaultValue("t-default") String tenant,
      @DefaultValue Set<String> types,
      @DefaultValue List<Path> keys) {
    public Source {
      var _ = new TenantId(tenant);
      types = Set.copyOf(types);
      keys = List.copyOf(keys);
      if (keys.isEmpty() || types.isEmpty()) {
        throw new IllegalArgumentException("a source has keys, and types that it may send");
      }
      if (!types.stream().allMatch(type -> ExternalEvent.Type.of(type).isPresent())) {
        throw new IllegalArgumentException("a source may send types of events that are known");
      }
    }
  }
}
