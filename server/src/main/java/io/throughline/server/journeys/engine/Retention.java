package io.throughline.server.journeys.engine;

import com.google.protobuf.util.Durations;
import io.temporal.api.namespace.v1.NamespaceConfig;
import io.temporal.api.workflowservice.v1.DescribeNamespaceRequest;
import io.temporal.api.workflowservice.v1.UpdateNamespaceRequest;
import io.temporal.api.workflowservice.v1.WorkflowServiceGrpc.WorkflowServiceBlockingStub;
import io.temporal.client.WorkflowClient;
import java.time.Duration;

/**
 * Keeps ended journeys in the engine: the embedded one forgets them after a day by itself, and with
 * them the question of each decision. An operator who has set more keeps it.
 */
final class Retention {
  private static final Duration AT_LEAST = Duration.ofDays(400);

  private Retention() {}

  /** Raises the namespace's retention to 400 days if it is less. */
  static void keep(WorkflowClient client) {
    String namespace = client.getOptions().getNamespace();
    WorkflowServiceBlockingStub engine = client.getWorkflowServiceStubs().blockingStub();
    long seconds =
        engine
            .describeNamespace(
                DescribeNamespaceRequest.newBuilder().setNamespace(namespace).build())
            .getConfig()
            .getWorkflowExecutionRetentionTtl()
            .getSeconds();
    if (seconds < AT_LEAST.toSeconds()) {
      engine.updateNamespace(
          UpdateNamespaceRequest.newBuilder()
              .setNamespace(namespace)
              .setConfig(
                  NamespaceConfig.newBuilder()
                      .setWorkflowExecutionRetentionTtl(
                          Durations.fromSeconds(AT_LEAST.toSeconds())))
              .build());
    }
  }
}
