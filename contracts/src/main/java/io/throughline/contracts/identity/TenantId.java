package io.throughline.contracts.identity;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;

/** One organisation in a deployment. Form: {@code t-} and 1 to 40 letters, digits and hyphens. */
public record TenantId(@JsonValue String value) {
  private static final Pattern FORM = Pattern.compile("t-[a-z0-9][a-z0-9-]{0,39}");

  /** The tenant of a deployment's operator, and of all that is older than tenants. */
  public static final TenantId OPERATOR = new TenantId("t-default");

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public TenantId {
    if (!FORM.matcher(value).matches()) {
      throw new IllegalArgumentException("not a TenantId");
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
