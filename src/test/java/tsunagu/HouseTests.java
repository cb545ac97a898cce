package tsunagu;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.modulith.ApplicationModule;
import org.springframework.modulith.core.ApplicationModules;

/** The shape of the house: floors, rooms, and which library lives in which room. */
class HouseTests {
  private static final ApplicationModules ROOMS = ApplicationModules.of(App.class);
  private static final JavaClasses MAIN =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("tsunagu");

  @Test
  void importsRunDownTheFloors() {
    ROOMS.verify();
  }

  @Test
  void everyRoomSaysWhatItMayUse() {
    assertThat(ROOMS.stream())
        .isNotEmpty()
        .allSatisfy(room ->
            assertThat(
                    room.getBasePackage()
                        .getAnnotation(ApplicationModule.class)
                        .orElseThrow()
                        .allowedDependencies())
                .doesNotContain(ApplicationModule.OPEN_TOKEN));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          com.linecorp..         | webhook outbox simulator command
          org.apache.lucene..    | search
          io.lettuce..           | lane
          io.opentelemetry..     | trace
          org.thymeleaf..        | console pages simulator
          """)
  void aLibraryStaysInItsRooms(String library, String rooms) {
    var homes =
        List.of(rooms.split(" ")).stream()
            .map(room -> "tsunagu." + room + "..")
            .toArray(String[]::new);
    noClasses()
        .that()
        .resideOutsideOfPackages(homes)
        .should()
        .dependOnClassesThat()
        .resideInAPackage(library)
        .check(MAIN);
  }

  @Test
  void springDataRedisIsTouchedByTheLaneAndByStores() {
    noClasses()
        .that()
        .resideOutsideOfPackage("tsunagu.lane..")
        .and()
        .haveSimpleNameNotEndingWith("Store")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.springframework.data.redis..")
        .check(MAIN);
  }

  @Test
  void theEngineIsPure() {
    classes()
        .that()
        .resideInAPackage("tsunagu.flow..")
        .should()
        .onlyDependOnClassesThat(
            resideInAnyPackage(
                "tsunagu.flow..",
                "tsunagu.message..",
                "tsunagu.wish..",
                "java..",
                "org.jspecify..",
                "org.springframework.modulith..",
                "com.fasterxml.jackson.annotation..",
                "tools.jackson..",
                "org.yaml.."))
        .check(MAIN);
  }

  /**
   * An instance whose clock is an hour or a day off, or jumps, is no other than one that is right.
   */
  @Test
  void row14AnInstancesClockDecidesNothingOnTheMessagePath() {
    noClasses()
        .that()
        .resideInAnyPackage("tsunagu.lane..", "tsunagu.inbox..", "tsunagu.outbox..")
        .and()
        // a first guess, until Redis has told its time
        .doNotHaveFullyQualifiedName("tsunagu.lane.Redis")
        .should()
        .callMethod(System.class, "currentTimeMillis")
        .orShould()
        .callMethod(Instant.class, "now")
        .orShould()
        .callMethod(LocalDate.class, "now", ZoneId.class)
        .orShould()
        .callMethod(Clock.class, "systemUTC")
        .orShould()
        .callMethod(Clock.class, "systemDefaultZone")
        .check(MAIN);
  }

  @Test
  void theSimulatorKnowsNobody() {
    noClasses()
        .that()
        .resideInAPackage("tsunagu.simulator..")
        .should()
        .dependOnClassesThat(
            resideInAnyPackage("tsunagu..")
                .and(
                    com.tngtech.archunit.base.DescribedPredicate.not(
                        resideInAnyPackage("tsunagu.simulator.."))))
        .check(MAIN);
  }
}
