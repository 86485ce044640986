package io.throughline.inference.media.ffmpeg.hostile.samples;

import java.util.Map;

/** What is no media at all, or tells a player to open something else. */
final class TextSamples {
  /** Where a test listens: whoever follows an address in a sample is seen there. */
  static final String ELSEWHERE = "http://127.0.0.1:18391/followed";

  private TextSamples() {}

  static void addTo(Map<String, byte[]> samples) {
    samples.put("empty/nothing.mp4", new byte[0]);
    samples.put("empty/one-byte.mp4", Bytes.of("x"));
    samples.put("empty/zeros.wav", new byte[4096]);
    samples.put("text/hello.mp4", Bytes.of("hello ".repeat(500)));
    samples.put("text/page.mp4", Bytes.of("<!doctype html><video src=\"" + ELSEWHERE + "\">"));
    samples.put("text/script.jpg", Bytes.of("#!/bin/sh\ncat /etc/passwd\n"));
    samples.put("polyglot/archive.mp4", Bytes.join(Bytes.of("PK\u0003\u0004"), new byte[600]));
    samples.put("polyglot/paper.jpg", Bytes.of("%PDF-1.7\n1 0 obj <</JS (app.alert(1))>>\n"));
    samples.put(
        "polyglot/picture-and-script.gif", Bytes.of("GIF89a/*" + "\0".repeat(64) + "*/=1;"));
    samples.put(
        "polyglot/late-mp4.mp4", Bytes.join(Bytes.of("<html>"), Bytes.of("\0\0\0\030ftyp")));
    playlists(samples);
  }

  private static void playlists(Map<String, byte[]> samples) {
    String[] targets = {
      "file:///etc/passwd",
      ELSEWHERE,
      "concat:/etc/passwd|/etc/hosts",
      "subfile,,start,0,end,64,,:/etc/passwd",
      "data:text/plain;base64,cm9vdDp4",
      "crypto+file:/etc/passwd",
      "/etc/passwd"
    };
    String[] names = {"file", "http", "concat", "subfile", "data", "crypto", "plain"};
    for (int i = 0; i < targets.length; i++) {
      samples.put("playlist/hls-" + names[i] + ".mp4", hls(targets[i]));
      samples.put(
          "playlist/ffconcat-" + names[i] + ".mp4",
          Bytes.of("ffconcat version 1.0\nfile '" + targets[i] + "'\n"));
    }
    lists(samples);
  }

  private static void lists(Map<String, byte[]> samples) {
    samples.put(
        "playlist/key.m3u8",
        Bytes.of(
            "#EXTM3U\n#EXT-X-KEY:METHOD=AES-128,URI=\""
                + ELSEWHERE
                + "\"\n#EXTINF:1,\nseg.ts\n#EXT-X-ENDLIST\n"));
    samples.put(
        "playlist/dash.mpd",
        Bytes.of("<?xml version=\"1.0\"?><MPD><BaseURL>" + ELSEWHERE + "</BaseURL></MPD>"));
    samples.put(
        "playlist/entities.svg",
        Bytes.of(
            "<?xml version=\"1.0\"?><!DOCTYPE svg [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>"
                + "<svg xmlns=\"http://www.w3.org/2000/svg\"><image href=\""
                + ELSEWHERE
                + "\"/>&x;</svg>"));
    samples.put(
        "playlist/session.sdp",
        Bytes.of("v=0\r\nc=IN IP4 127.0.0.1\r\nm=video 18391 RTP/AVP 96\r\n"));
    samples.put("playlist/radio.pls", Bytes.of("[playlist]\nFile1=" + ELSEWHERE + "\n"));
    samples.put("playlist/window.asx", Bytes.of("<asx><ref href=\"" + ELSEWHERE + "\"/></asx>"));
    samples.put(
        "playlist/layered.mp4",
        Bytes.of("#EXTM3U\n#EXT-X-STREAM-INF:BANDWIDTH=1\nconcat:" + ELSEWHERE + "|/etc/passwd\n"));
  }

  private static byte[] hls(String target) {
    return Bytes.of(
        "#EXTM3U\n#EXT-X-TARGETDURATION:1\n#EXTINF:1,\n" + target + "\n#EXT-X-ENDLIST\n");
  }
}
