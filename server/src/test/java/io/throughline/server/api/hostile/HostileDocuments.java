package io.throughline.server.api.hostile;

import io.throughline.server.deployment.Api;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/** Orders of a journey that are broken or hostile, each under the name that the manifest has. */
final class HostileDocuments {
  private static final int LIMIT = 64 * 1024;

  private HostileDocuments() {}

  static Map<String, byte[]> all() {
    Map<String, byte[]> all = new TreeMap<>();
    forms(all);
    numbers(all);
    words(all);
    types(all);
    sizes(all);
    bytes(all);
    return all;
  }

  private static void forms(Map<String, byte[]> all) {
    put(all, "form/nothing", "");
    put(all, "form/open", "{");
    put(all, "form/list", "[" + Api.NEW_JOURNEY + "]");
    put(all, "form/text", "\"hiring\"");
    put(all, "form/null", "null");
    put(all, "form/rest", Api.NEW_JOURNEY + "x");
    put(all, "form/two", Api.NEW_JOURNEY + Api.NEW_JOURNEY);
    put(all, "form/comment", "/* */" + Api.NEW_JOURNEY);
    put(all, "form/single-quotes", Api.NEW_JOURNEY.replace('"', '\''));
    put(all, "form/entities", "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><x>&e;</x>");
    replace(all, "form/twice", "\"interviews\":2", "\"interviews\":2,\"interviews\":3");
    replace(all, "form/unknown", "\"interviews\":2", "\"interviews\":2,\"nationality\":\"x\"");
    replace(all, "form/prototype", "\"interviews\":2", "\"interviews\":2,\"__proto__\":{}");
    replace(all, "form/class", "\"interviews\":2", "\"interviews\":2,\"@class\":\"java.net.URL\"");
    replace(all, "form/unknown-inside", "\"salutation\"", "\"accent\":1,\"salutation\"");
  }

  private static void numbers(Map<String, byte[]> all) {
    interviews(all, "number/nan", "NaN");
    interviews(all, "number/infinite", "Infinity");
    interviews(all, "number/hexadecimal", "0x2");
    interviews(all, "number/leading-zero", "02");
    interviews(all, "number/part", "2.9");
    interviews(all, "number/exponent", "1e400");
    interviews(all, "number/whole-exponent", "2e0");
    interviews(all, "number/beyond-int", "4294967298");
    interviews(all, "number/beyond-long", "99999999999999999999");
    interviews(all, "number/ten-thousand-digits", "9".repeat(10_000));
    interviews(all, "number/negative", "-1");
    interviews(all, "number/as-text", "\"2\"");
    interviews(all, "number/as-truth", "true");
    interviews(all, "number/as-list", "[2]");
    timers(all, "duration/long", "\"P999999999999D\"");
    timers(all, "duration/negative", "\"-PT1H\"");
    timers(all, "duration/zero", "\"PT0S\"");
    timers(all, "duration/words", "\"tomorrow\"");
    timers(all, "duration/number", "1e300");
  }

  private static void words(Map<String, byte[]> all) {
    salutation(all, "word/nul", "A\\u0000da");
    salutation(all, "word/line-end", "Ada\\r\\nBcc: all@example.org");
    salutation(all, "word/lone-high-surrogate", "\\ud800");
    salutation(all, "word/lone-low-surrogate", "Ada\\udc00");
    salutation(all, "word/right-to-left-override", "Ada\\u202egro.live");
    salutation(all, "word/line-separator", "Ada\\u2028Bcc");
    salutation(all, "word/long", "A".repeat(101));
    salutation(all, "word/blank", "\\u2003 ");
    salutation(all, "word/unknown-escape", "\\x41");
    for (String address :
        new String[] {"ada", "@", "a@b@c", "a b@example.org", "ada@example.org\\u0000", "ada@-x"}) {
      String name = "address/" + Integer.toHexString(address.hashCode());
      replace(all, name, "ada@example.org", address);
    }
    replace(all, "address/long", "ada@example.org", "a".repeat(300) + "@example.org");
    replace(all, "address/look-alike", "ada@example.org", "ad\\u0430@example.org");
    replace(all, "address/bare-bytes", "ada@example.org", "ada@[127.0.0.1]");
  }

  private static void types(Map<String, byte[]> all) {
    String person = "{\"email\":\"ada@example.org\",\"salutation\":\"Ada\"}";
    for (String wrong : new String[] {"null", "5", "\"x\"", "[]", "{}", "[[]]"}) {
      replace(all, "type/candidate-" + wrong.replaceAll("\\W", "_"), person, wrong);
    }
    replace(all, "type/email-object", "\"ada@example.org\"", "{\"$ne\":\"\"}");
    replace(all, "type/email-list", "\"ada@example.org\"", "[\"ada@example.org\"]");
    replace(all, "type/kind-number", "\"hiring\"", "5");
    replace(all, "type/kind-path", "\"hiring\"", "\"../../etc/passwd\"");
    replace(all, "type/kind-address", "\"hiring\"", "\"http://169.254.169.254/latest\"");
  }

  private static void sizes(Map<String, byte[]> all) {
    put(all, "size/deep-lists", "[".repeat(LIMIT - 1));
    put(all, "size/deep-objects", "{\"a\":".repeat(10_000) + "1" + "}".repeat(10_000));
    replace(all, "size/deep-inside", "\"hiring\"", "[".repeat(2_000) + "]".repeat(2_000));
    String order = Api.NEW_JOURNEY;
    put(all, "size/at-the-limit", order + " ".repeat(LIMIT - order.length()));
    put(all, "size/over-the-limit", order + " ".repeat(LIMIT + 1 - order.length()));
    StringBuilder fields = new StringBuilder("{\"kind\":\"hiring\"");
    for (int i = 0; i < 4_000; i++) {
      fields.append(",\"f").append(i).append("\":1");
    }
    put(all, "size/many-fields", fields + "}");
    put(all, "size/long-name", "{\"" + "k".repeat(60_000) + "\":1}");
  }

  private static void bytes(Map<String, byte[]> all) {
    all.put("bytes/not-utf-8", latin(Api.NEW_JOURNEY.replace("Ada", "Ad\u00ff")));
    all.put("bytes/overlong", latin(Api.NEW_JOURNEY.replace("Ada", "Ad\u00c0\u0080")));
    all.put("bytes/surrogate", latin(Api.NEW_JOURNEY.replace("Ada", "A\u00ed\u00a0\u0080")));
    all.put("bytes/nul", latin(Api.NEW_JOURNEY.replace("Ada", "A\0da")));
    all.put("bytes/line-end", latin(Api.NEW_JOURNEY.replace("Ada", "A\nda")));
    all.put("bytes/random", new byte[] {(byte) 0x8b, 0x1f, 8, 0, -1, -2, -3});
  }

  private static byte[] latin(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  private static void put(Map<String, byte[]> all, String name, String document) {
    all.put(name, document.getBytes(StandardCharsets.UTF_8));
  }

  private static void replace(Map<String, byte[]> all, String name, String right, String wrong) {
    if (!Api.NEW_JOURNEY.contains(right)) {
      throw new IllegalArgumentException(right + " is not in the order");
    }
    put(all, name, Api.NEW_JOURNEY.replace(right, wrong));
  }

  private static void interviews(Map<String, byte[]> all, String name, String wrong) {
    replace(all, name, "\"interviews\":2", "\"interviews\":" + wrong);
  }

  private static void timers(Map<String, byte[]> all, String name, String wrong) {
    replace(
        all, name, "\"interviews\":2", "\"interviews\":2,\"timers\":{\"consent\":" + wrong + "}");
  }

  private static void salutation(Map<String, byte[]> all, String name, String wrong) {
    replace(all, name, "\"salutation\":\"Ada\"", "\"salutation\":\"" + wrong + "\"");
  }
}
