package io.throughline.server.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.library.Architectures;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Floors without upward arrows, and each dangerous library behind one door. */
class ArchitectureTest {
  private static JavaClasses all;

  @BeforeAll
  static void read() {
    all = new ClassFileImporter().importPaths(Repository.compiledClasses());
  }

  @Test
  void everyModuleIsRead() {
    for (String layer :
        new String[] {"contracts", "custody", "workflows", "activities", "inference", "server"}) {
      org.assertj.core.api.Assertions.assertThat(all)
          .as(layer)
          .anyMatch(c -> c.getPackageName().startsWith("io.throughline." + layer));
    }
  }

  @Test
  void noArrowPointsUpward() {
    Architectures.layeredArchitecture()
        .consideringOnlyDependenciesInAnyPackage("io.throughline..")
        .layer("contracts")
        .definedBy("io.throughline.contracts..")
        .layer("custody")
        .definedBy("io.throughline.custody..")
        .layer("workflows")
        .definedBy("io.throughline.workflows..")
        .layer("activities")
        .definedBy("io.throughline.activities..")
        .layer("inference")
        .definedBy("io.throughline.inference..")
        .layer("server")
        .definedBy("io.throughline.server..")
        .whereLayer("server")
        .mayNotBeAccessedByAnyLayer()
        .whereLayer("inference")
        .mayNotBeAccessedByAnyLayer()
        .whereLayer("workflows")
        .mayOnlyBeAccessedByLayers("server")
        .whereLayer("activities")
        .mayOnlyBeAccessedByLayers("server")
        .whereLayer("custody")
        .mayOnlyBeAccessedByLayers("activities", "inference", "server")
        .check(all);
  }

  @Test
  void packagesOfALayerDoNotGoInCircles() {
    for (String layer :
        new String[] {"custody", "workflows", "activities", "inference", "server"}) {
      slices().matching("io.throughline." + layer + ".(*)..").should().beFreeOfCycles().check(all);
    }
  }

  @Test
  void onlyOnePackageKnowsOnnxRuntime() {
    noClasses()
        .that()
        .resideOutsideOfPackage("io.throughline.inference.onnx..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("ai.onnxruntime..")
        .check(all);
  }

  @Test
  void onlyOnePackageKnowsFfmpeg() {
    noClasses()
        .that()
        .resideOutsideOfPackage("io.throughline.inference.media..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.bytedeco..")
        .check(all);
  }

  @Test
  void workflowsSeeNoClockFileOrNetwork() {
    noClasses()
        .that()
        .resideInAPackage("io.throughline.workflows..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("java.io..", "java.net..", "java.nio..", "java.util.concurrent..")
        .orShould()
        .dependOnClassesThat()
        .belongToAnyOf(java.time.Clock.class, java.util.Random.class, java.util.UUID.class)
        .check(all);
  }

  @Test
  void onlyTheServerKnowsSpring() {
    noClasses()
        .that()
        .resideOutsideOfPackage("io.throughline.server..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.springframework..")
        .check(all);
  }
}
