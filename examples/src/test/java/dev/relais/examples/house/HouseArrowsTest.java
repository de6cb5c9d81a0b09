package dev.relais.examples.house;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import dev.relais.analysis.SimpleAnalyzer;
import dev.relais.desk.Desk;
import dev.relais.facebook.FacebookConnector;
import dev.relais.holidays.Holidays;
import dev.relais.routing.RoutingEngine;
import dev.relais.testkit.FakeX;
import dev.relais.twitter.TwitterConnector;
import java.net.URL;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which module knows which: everything knows core, and core knows nobody. */
class HouseArrowsTest {
    private static final List<Class<?>> LIBRARY = List.of(
            Desk.class,
            RoutingEngine.class,
            TwitterConnector.class,
            FacebookConnector.class,
            SimpleAnalyzer.class,
            Holidays.class,
            FakeX.class);
    private static final JavaClasses HOUSE = new ClassFileImporter()
            .importUrls(LIBRARY.stream().map(HouseArrowsTest::where).toList());
    private static final String[] WINGS = {"routing", "twitter", "facebook", "analysis", "holidays", "testkit"};

    private static URL where(Class<?> type) {
        return type.getProtectionDomain().getCodeSource().getLocation();
    }

    private static String[] packages(String... wings) {
        return List.of(wings).stream().map(wing -> "dev.relais." + wing + "..").toArray(String[]::new);
    }

    @Test
    void every_module_is_looked_at() {
        LIBRARY.forEach(
                type -> assertThat(HOUSE.contain(type)).as(type.getName()).isTrue());
    }

    @Test
    void core_knows_none_of_the_others() {
        noClasses()
                .that()
                .resideOutsideOfPackages(packages(WINGS))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(packages(WINGS))
                .check(HOUSE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"routing", "twitter", "facebook", "analysis", "holidays", "testkit"})
    void every_wing_knows_core_only(String wing) {
        List<String> others = new ArrayList<>(List.of(WINGS));
        others.remove(wing);
        noClasses()
                .that()
                .resideInAnyPackage(packages(wing))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(packages(others.toArray(String[]::new)))
                .check(HOUSE);
    }

    @Test
    void routing_asks_neither_the_clock_nor_chance_and_touches_no_thread_file_or_network() {
        classes()
                .that()
                .resideInAnyPackage(packages("routing"))
                .should()
                .onlyDependOnClassesThat(new DescribedPredicate<JavaClass>("are pure") {
                    @Override
                    public boolean test(JavaClass used) {
                        String name = used.getName();
                        return !used.isAssignableTo(Random.class)
                                && !used.isAssignableTo(Thread.class)
                                && !used.isAssignableTo(ForkJoinPool.class)
                                && !used.isAssignableTo(ThreadLocalRandom.class)
                                && !used.isAssignableTo(Clock.class)
                                && !used.isAssignableTo(UUID.class)
                                && !name.startsWith("java.io.File")
                                && !name.startsWith("java.net.")
                                && !name.startsWith("java.nio.file.");
                    }
                })
                .check(HOUSE);
        noClasses()
                .that()
                .resideInAnyPackage(packages("routing"))
                .should()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(System.class, "nanoTime")
                .check(HOUSE);
    }

    @Test
    void no_library_module_prints() {
        noClasses()
                .should()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err")
                .check(HOUSE);
    }

    @Test
    void nothing_in_the_library_knows_the_examples() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAPackage("dev.relais.examples..")
                .check(HOUSE);
    }
}
