package io.throughline.server.engine.parts.temporal;

import com.google.protobuf.util.Durations;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.temporal.api.enums.v1.IndexedValueType;
import io.temporal.api.operatorservice.v1.AddSearchAttributesRequest;
import io.temporal.api.operatorservice.v1.ListSearchAttributesRequest;
import io.temporal.api.operatorservice.v1.OperatorServiceGrpc.OperatorServiceBlockingStub;
import io.temporal.api.workflowservice.v1.CountWorkflowExecutionsRequest;
import io.temporal.api.workflowservice.v1.DescribeNamespaceRequest;
import io.temporal.api.workflowservice.v1.RegisterNamespaceRequest;
import io.temporal.api.workflowservice.v1.WorkflowServiceGrpc.WorkflowServiceBlockingStub;
import io.temporal.serviceclient.OperatorServiceStubs;
import io.temporal.serviceclient.OperatorServiceStubsOptions;
import io.temporal.serviceclient.WorkflowServiceStubs;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import io.throughline.server.engine.process.HealthCheck;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * Healthy is a Temporal server that can search the deployment's namespace, which is made if need
 * be.
 */
final class NamespaceHealth implements HealthCheck {
  private static final long PATIENCE_SECONDS = 3;

  /** Journeys are kept so long after their end; the journeys' worker raises it if it has to. */
  private static final Duration RETENTION = Duration.ofDays(400);

  private final WorkflowServiceStubs workflows;
  private final OperatorServiceStubs operator;
  private boolean prepared;

  NamespaceHealth(int port) {
    String target = "127.0.0.1:" + port;
    this.workflows =
        WorkflowServiceStubs.newServiceStubs(
            WorkflowServiceStubsOptions.newBuilder().setTarget(target).build());
    this.operator =
        OperatorServiceStubs.newServiceStubs(
            OperatorServiceStubsOptions.newBuilder()
                .setTarget(target)
                .validateAndBuildWithDefaults());
  }

  @Override
  public boolean healthy() {
    try {
      if (!prepared) {
        registerIfAbsent();
        addMissingAttributes();
      }
      // Knows the namespace, its attributes and the database behind them.
      var _ =
          workflows()
              .countWorkflowExecutions(
                  CountWorkflowExecutionsRequest.newBuilder()
                      .setNamespace(TemporalPart.NAMESPACE)
                      .setQuery(anythingByAllKeywords())
                      .build());
      prepared = true;
      return true;
    } catch (StatusRuntimeException e) {
      return false;
    }
  }

  private void registerIfAbsent() {
    try {
      var _ =
          workflows()
              .describeNamespace(
                  DescribeNamespaceRequest.newBuilder()
                      .setNamespace(TemporalPart.NAMESPACE)
                      .build());
    } catch (StatusRuntimeException e) {
      if (e.getStatus().getCode() != Status.Code.NOT_FOUND) {
        throw e;
      }
      var _ =
          workflows()
              .registerNamespace(
                  RegisterNamespaceRequest.newBuilder()
                      .setNamespace(TemporalPart.NAMESPACE)
                      .setWorkflowExecutionRetentionPeriod(
                          Durations.fromSeconds(RETENTION.toSeconds()))
                      .build());
    }
  }

  private void addMissingAttributes() {
    Set<String> there =
        operator()
            .listSearchAttributes(
                ListSearchAttributesRequest.newBuilder()
                    .setNamespace(TemporalPart.NAMESPACE)
                    .build())
            .getCustomAttributesMap()
            .keySet();
    AddSearchAttributesRequest.Builder missing =
        AddSearchAttributesRequest.newBuilder().setNamespace(TemporalPart.NAMESPACE);
    TemporalPart.KEYWORDS.stream()
        .filter(key -> !there.contains(key.getName()))
        .forEach(key ->
            missing.putSearchAttributes(
                key.getName(), IndexedValueType.INDEXED_VALUE_TYPE_KEYWORD));
    if (missing.getSearchAttributesCount() > 0) {
      var _ = operator().addSearchAttributes(missing.build());
    }
  }

  private static String anythingByAllKeywords() {
    return TemporalPart.KEYWORDS.stream()
        .map(key -> key.getName() + " = 'none'")
        .collect(Collectors.joining(" AND "));
  }

  private WorkflowServiceBlockingStub workflows() {
    return workflows.blockingStub().withDeadlineAfter(PATIENCE_SECONDS, TimeUnit.SECONDS);
  }

  private OperatorServiceBlockingStub operator() {
    return operator.blockingStub().withDeadlineAfter(PATIENCE_SECONDS, TimeUnit.SECONDS);
  }
}
