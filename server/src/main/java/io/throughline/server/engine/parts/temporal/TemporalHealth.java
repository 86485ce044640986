package io.throughline.server.engine.parts.temporal;

import io.grpc.StatusRuntimeException;
import io.temporal.api.workflowservice.v1.DescribeNamespaceRequest;
import io.temporal.serviceclient.WorkflowServiceStubs;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import io.throughline.server.engine.process.HealthCheck;
import java.util.concurrent.TimeUnit;

/** Healthy is a Temporal server that knows the deployment's namespace. */
final class TemporalHealth implements HealthCheck {
  private static final long PATIENCE_SECONDS = 3;

  private final WorkflowServiceStubs stubs;

  TemporalHealth(int port) {
    this.stubs =
        WorkflowServiceStubs.newServiceStubs(
            WorkflowServiceStubsOptions.newBuilder().setTarget("127.0.0.1:" + port).build());
  }

  @Override
  public boolean healthy() {
    try {
      stubs
          .blockingStub()
          .withDeadlineAfter(PATIENCE_SECONDS, TimeUnit.SECONDS)
          .describeNamespace(
              DescribeNamespaceRequest.newBuilder().setNamespace(TemporalPart.NAMESPACE).build());
      return true;
    } catch (StatusRuntimeException e) {
      return false;
    }
  }
}
