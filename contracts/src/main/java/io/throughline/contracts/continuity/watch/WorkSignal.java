package io.throughline.contracts.continuity.watch;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What another system saw at work. Nothing in it names anything: devices and the rest are keyed
 * digests, which tell the same from another and no more.
 *
 * @param session of the account, from its beginning to its end
 * @param device that was worked on
 * @param factor second factor, such as a telephone
 * @param place where the network says that it was
 * @param tool what was seen on the device
 */
public record WorkSignal(
    @Nullable String session,
    @Nullable String device,
    @Nullable String factor,
    @Nullable Place place,
    @Nullable Tool tool) {
  private static final double COARSE = 2;

  /** Says nothing more than its type and time. */
  public static final WorkSignal PLAIN = new WorkSignal(null, null, null, null, null);

  public WorkSignal {
    if (Stream.of(session, device, factor)
        .anyMatch(digest -> digest != null && !digest.matches("[0-9a-f]{32}"))) {
      throw new IllegalArgumentException("sessions, devices and factors are digests");
    }
  }

  /** What lets somebody else work on a device. */
  public enum Tool {
    @JsonProperty("remote-access")
    REMOTE_ACCESS,
    @JsonProperty("ip-kvm")
    IP_KVM,
    @JsonProperty("vpn-exit")
    VPN_EXIT
  }

  /**
   * A place on Earth, coarse to half a degree.
   *
   * @param latitude degrees north, -90 to 90
   * @param longitude degrees east, -180 to 180
   */
  public record Place(double latitude, double longitude) {
    private static final double EARTH_KM = 6371;

    public Place {
      if (!(Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180)) {
        throw new IllegalArgumentException("not a place on Earth");
      }
      latitude = Math.round(latitude * COARSE) / COARSE;
      longitude = Math.round(longitude * COARSE) / COARSE;
    }

    /** Along the great circle, in kilometres. */
    public double kilometresTo(Place other) {
      double half = Math.sin(Math.toRadians(other.latitude - latitude) / 2);
      double side = Math.sin(Math.toRadians(other.longitude - longitude) / 2);
      double chord =
          half * half
              + Math.cos(Math.toRadians(latitude))
                  * Math.cos(Math.toRadians(other.latitude))
                  * side
                  * side;
      return 2 * EARTH_KM * Math.asin(Math.min(1, Math.sqrt(chord)));
    }
  }
}
