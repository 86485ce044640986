package io.throughline.server.cli.journey;

import io.throughline.server.engine.folder.DataFolder;
import io.throughline.server.engine.folder.EngineStatus;
import io.throughline.server.setup.Home;
import io.throughline.server.setup.MendableFailure;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which server is spoken to: the one named, else the deployment that runs on the data folder. */
public final class ServerOption {
  @Option(
      names = "--server",
      paramLabel = "URL",
      description = "Default: the deployment that runs.")
  private @Nullable URI server;

  @Option(
      names = "--token-file",
      paramLabel = "FILE",
      description = "Default: the one that token create --keep left for the role, else the first.")
  private @Nullable Path tokenFile;

  @Option(names = "--data", paramLabel = "DIR", description = "Default: .throughline/data.")
  private @Nullable Path data;

  /** Options may stand before or after the word that says what to do. */
  public ServerOption orElse(ServerOption outer) {
    ServerOption both = new ServerOption();
    both.server = server == null ? outer.server : server;
    both.tokenFile = tokenFile == null ? outer.tokenFile : tokenFile;
    both.data = data == null ? outer.data : data;
    return both;
  }

  public DataFolder folder() {
    return new DataFolder(data == null ? Home.find().defaultData() : data);
  }

  /** With the token that is kept for that role, if there is one; else with the first one. */
  public ApiClient client(String role) {
    if (server != null && tokenFile == null) {
      throw new MendableFailure(
          "--server names another deployment: name its token with --token-file too");
    }
    DataFolder folder = folder();
    Path kept = folder.roleToken(role);
    URI address =
        server != null
            ? server
            : EngineStatus.ofRunning(folder)
                .map(status -> URI.create(status.address()))
                .orElseThrow(() ->
                    new MendableFailure(
                        "nothing runs on "
                            + folder.root()
                            + ": ./throughline up starts it, --server names another"));
    return ApiClient.of(
        address, tokenFile == null ? (Files.exists(kept) ? kept : folder.apiToken()) : tokenFile);
  }
}
