package io.throughline.server.journeys;

import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowClientOptions;
import io.temporal.common.converter.DataConverter;
import io.temporal.serviceclient.RpcRetryOptions;
import io.temporal.serviceclient.WorkflowServiceStubs;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import io.throughline.activities.action.AccountDigest;
import io.throughline.contracts.continuity.watch.WatchActivities;
import io.throughline.contracts.identity.JourneyId;
import io.throughline.custody.audit.Ledger;
import io.throughline.custody.keys.KeyRing;
import io.throughline.custody.keys.transport.TransportKeys;
import io.throughline.custody.payload.PayloadConverters;
import io.throughline.server.journeys.cohort.CohortConfiguration;
import io.throughline.server.journeys.engine.EngineCalls;
import io.throughline.server.journeys.engine.EngineHealth;
import io.throughline.server.journeys.engine.JourneyHistories;
import io.throughline.server.journeys.engine.JourneyTypesConfiguration;
import io.throughline.server.journeys.engine.JourneyWorker;
import io.throughline.server.journeys.registry.AccountOwners;
import io.throughline.server.journeys.registry.JourneyRegistry;
import io.throughline.server.journeys.registry.OrderBook;
import io.throughline.server.journeys.sequel.Appeals;
import io.throughline.server.journeys.sequel.CaseHands;
import io.throughline.server.journeys.sequel.Recoveries;
import io.throughline.server.journeys.sequel.Watches;
import io.throughline.server.problem.ApiProblem;
import io.throughline.server.settings.DeploymentSettings;
import java.time.Clock;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The engine's client, the hosted worker, and the journeys. */
@Configuration(proxyBeanMethods = false)
@Import({JourneyTypesConfiguration.class, CohortConfiguration.class})
public class JourneysConfiguration {

  @Bean
  DataConverter dataConverter(KeyRing ring, TransportKeys transport) {
    return PayloadConverters.ofDeployment(ring, transport);
  }

  /** The API's calls give up early: somebody waits for the answer. */
  @Bean(destroyMethod = "shutdown")
  WorkflowServiceStubs apiStubs(DeploymentSettings settings) {
    return WorkflowServiceStubs.newServiceStubs(
        WorkflowServiceStubsOptions.newBuilder()
            .setTarget(settings.engine().target())
            .setRpcTimeout(settings.engine().patience())
            .setRpcQueryTimeout(settings.engine().patience())
            .setRpcRetryOptions(
                RpcRetryOptions.newBuilder(RpcRetryOptions.getDefaultInstance())
                    .setExpiration(settings.engine().patience())
                    .build())
            .build());
  }

  /** The worker's calls wait as long as the SDK means them to. */
  @Bean(destroyMethod = "shutdown")
  WorkflowServiceStubs workerStubs(DeploymentSettings settings) {
    return WorkflowServiceStubs.newServiceStubs(
        WorkflowServiceStubsOptions.newBuilder().setTarget(settings.engine().target()).build());
  }

  @Bean
  WorkflowClient apiClient(
      @Qualifier("apiStubs") WorkflowServiceStubs stubs,
      DataConverter converter,
      DeploymentSettings settings) {
    return client(stubs, converter, settings);
  }

  @Bean
  JourneyWorker journeyWorker(
      @Qualifier("workerStubs") WorkflowServiceStubs stubs,
      DataConverter converter,
      DeploymentSettings settings,
      JourneyWorker.Types types) {
    return new JourneyWorker(client(stubs, converter, settings), types);
  }

  @Bean
  EngineHealth engineHealth(JourneyWorker worker) {
    return new EngineHealth(worker);
  }

  @Bean(destroyMethod = "shutdownNow")
  ExecutorService engineThreads() {
    return Executors.newVirtualThreadPerTaskExecutor();
  }

  @Bean
  EngineCalls engineCalls(
      @Qualifier("engineThreads") ExecutorService threads, DeploymentSettings settings) {
    return new EngineCalls(threads, settings.engine().patience());
  }

  @Bean
  JourneyRegistry journeyRegistry(JdbcClient database, KeyRing ring) {
    return new JourneyRegistry(database, ring);
  }

  @Bean
  JourneyHistories journeyHistories(WorkflowClient client, EngineCalls engine) {
    return new JourneyHistories(client, engine);
  }

  @Bean
  OrderBook orderBook(JourneyRegistry registry, KeyRing ring, Clock clock) {
    return new OrderBook(registry, ring, clock);
  }

  @Bean
  AccountOwners accountOwners(JdbcClient database, AccountDigest digests, Clock clock) {
    return new AccountOwners(database, digests, clock);
  }

  @Bean
  HiringJourneys.Books journeyBooks(
      JourneyRegistry registry, OrderBook orders, AccountOwners owners) {
    return new HiringJourneys.Books(registry, orders, owners);
  }

  @Bean
  HiringJourneys hiringJourneys(
      HiringJourneys.Books books, WorkflowClient client, EngineCalls engine) {
    return new HiringJourneys(books, client, engine);
  }

  @Bean
  Recoveries recoveries(HiringJourneys journeys, HiringJourneys.Books books) {
    return new Recoveries(journeys, books);
  }

  @Bean
  Appeals appeals(
      HiringJourneys journeys, HiringJourneys.Books books, CaseHands hands, Clock clock) {
    return new Appeals(journeys, books, hands, clock);
  }

  @Bean
  CaseHands caseHands(Ledger ledger, JdbcClient database) {
    return new CaseHands(ledger, database);
  }

  @Bean
  Watches watches(HiringJourneys journeys, OrderBook orders) {
    return new Watches(journeys, orders);
  }

  /** Watches that hiring journeys begin by themselves. */
  @Bean
  Function<WatchActivities.Beginning, JourneyId> watchStarter(
      Watches watches, JourneyRegistry registry) {
    return beginning ->
        registry.ofSubject(beginning.subject()).stream()
            .filter(entry -> entry.journey().equals(beginning.hired()))
            .findFirst()
            .map(hired -> watches.follow(hired, beginning))
            .orElseThrow(ApiProblem::unknownJourney);
  }

  @Bean
  PastDecisions pastDecisions(WorkflowClient client, EngineCalls engine) {
    return new PastDecisions(client, engine);
  }

  @Bean
  JourneyOverview journeyOverview(
      JourneyRegistry registry, WorkflowClient client, EngineCalls engine) {
    return new JourneyOverview(registry, client, engine);
  }

  private static WorkflowClient client(
      WorkflowServiceStubs stubs, DataConverter converter, DeploymentSettings settings) {
    return WorkflowClient.newInstance(
        stubs,
        WorkflowClientOptions.newBuilder()
            .setNamespace(settings.engine().namespace())
            .setIdentity("throughline-server")
            .setDataConverter(converter)
            .build());
  }
}
