package io.throughline.server.journeys.engine;

import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.temporal.api.common.v1.WorkflowExecution;
import io.temporal.api.enums.v1.WorkflowExecutionStatus;
import io.temporal.api.workflowservice.v1.DeleteWorkflowExecutionRequest;
import io.temporal.api.workflowservice.v1.DeleteWorkflowExecutionResponse;
import io.temporal.api.workflowservice.v1.DescribeWorkflowExecutionRequest;
import io.temporal.api.workflowservice.v1.WorkflowServiceGrpc.WorkflowServiceBlockingStub;
import io.temporal.client.WorkflowClient;
import java.util.Optional;

/** What the engine keeps of a journey: whether it runs, and the end of its history. */
public final class JourneyHistories {
  private final WorkflowClient client;
  private final EngineCalls engine;

  public JourneyHistories(WorkflowClient client, EngineCalls engine) {
    this.client = client;
    this.engine = engine;
  }

  /** Whether the workflow may still do something. */
  public boolean runs(String workflowId) {
    return engine
        .ask(() -> status(workflowId))
        .filter(status -> status == WorkflowExecutionStatus.WORKFLOW_EXECUTION_STATUS_RUNNING)
        .isPresent();
  }

  /**
   * Has the engine delete the history of an ended workflow, with every payload in it. The engine
   * keeps the request like any other task of its own and carries it out soon; may be repeated.
   */
  public void delete(String workflowId) {
    var _ = engine.ask(() -> requestDeletion(workflowId));
  }

  /** Empty for a workflow that the engine does not know. */
  private Optional<WorkflowExecutionStatus> status(String workflowId) {
    try {
      return Optional.of(
          stub()
              .describeWorkflowExecution(
                  DescribeWorkflowExecutionRequest.newBuilder()
                      .setNamespace(namespace())
                      .setExecution(execution(workflowId))
                      .build())
              .getWorkflowExecutionInfo()
              .getStatus());
    } catch (StatusRuntimeException failed) {
      return emptyIfUnknown(failed);
    }
  }

  private Optional<DeleteWorkflowExecutionResponse> requestDeletion(String workflowId) {
    try {
      return Optional.of(
          stub()
              .deleteWorkflowExecution(
                  DeleteWorkflowExecutionRequest.newBuilder()
                      .setNamespace(namespace())
                      .setWorkflowExecution(execution(workflowId))
                      .build()));
    } catch (StatusRuntimeException failed) {
      return emptyIfUnknown(failed);
    }
  }

  private static <T> Optional<T> emptyIfUnknown(StatusRuntimeException failed) {
    if (failed.getStatus().getCode() != Status.Code.NOT_FOUND) {
      throw failed;
    }
    return Optional.empty();
  }

  private WorkflowServiceBlockingStub stub() {
    return client.getWorkflowServiceStubs().blockingStub();
  }

  private String namespace() {
    return client.getOptions().getNamespace();
  }

  private static WorkflowExecution execution(String workflowId) {
    return WorkflowExecution.newBuilder().setWorkflowId(workflowId).build();
  }
}
