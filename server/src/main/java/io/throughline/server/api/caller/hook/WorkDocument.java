package io.throughline.server.api.caller.hook;

import com.fasterxml.jackson.databind.JsonNode;
import io.throughline.contracts.continuity.watch.WorkSignal;
import io.throughline.server.journeys.registry.KeyedDigest;
import io.throughline.server.problem.ApiProblem;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What an event's {@code data.work} says. The words for sessions, devices and factors are a
 * sender's own: they are turned into keyed digests here, and nothing else keeps them.
 */
final class WorkDocument {
  private static final Set<String> FIELDS =
      Set.of("session", "device", "factor", "latitude", "longitude", "tool");
  private static final int LONGEST = 256;

  private final KeyedDigest digests;

  WorkDocument(KeyedDigest digests) {
    this.digests = digests;
  }

  /** Fails with what is wrong about it, and never with what stands in it. */
  WorkSignal read(JsonNode work) {
    boolean known =
        work.isObject() && work.propertyStream().allMatch(it -> FIELDS.contains(it.getKey()));
    if (!known) {
      throw ApiProblem.invalid(
          "Work has session, device, factor, latitude and longitude, and tool; each may be left"
              + " out.");
    }
    return new WorkSignal(
        digest("session", work.path("session")),
        digest("device", work.path("device")),
        digest("factor", work.path("factor")),
        place(work.path("latitude"), work.path("longitude")),
        tool(work.path("tool")));
  }

  private @Nullable String digest(String kind, JsonNode word) {
    if (word.isMissingNode()) {
      return null;
    }
    if (!word.isTextual() || word.asText().isBlank() || word.asText().length() > LONGEST) {
      throw ApiProblem.invalid("Sessions, devices and factors are words of 1 to 256 characters.");
    }
    return digests.of(kind, word.asText());
  }

  private static WorkSignal.@Nullable Place place(JsonNode latitude, JsonNode longitude) {
    if (latitude.isMissingNode() && longitude.isMissingNode()) {
      return null;
    }
    if (latitude.isNumber() && longitude.isNumber()) {
      try {
        return new WorkSignal.Place(latitude.asDouble(), longitude.asDouble());
      } catch (IllegalArgumentException notOnEarth) {
        // Answered as a place that cannot be.
      }
    }
    throw ApiProblem.invalid("A place has a latitude, -90 to 90, and a longitude, -180 to 180.");
  }

  private static WorkSignal.@Nullable Tool tool(JsonNode tool) {
    return switch (tool.asText("")) {
      case "remote-access" -> WorkSignal.Tool.REMOTE_ACCESS;
      case "ip-kvm" -> WorkSignal.Tool.IP_KVM;
      case "vpn-exit" -> WorkSignal.Tool.VPN_EXIT;
      default -> {
        if (tool.isMissingNode()) {
          yield null;
        }
        throw ApiProblem.invalid("A tool is remote-access, ip-kvm or vpn-exit.");
      }
    };
  }
}
