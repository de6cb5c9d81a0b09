package dev.relais.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import dev.relais.desk.Desk;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The arrows between the packages of core, and what its pure packages keep away from. */
class CoreArrowsTest {
    private static final JavaClasses CORE = new ClassFileImporter()
            .importUrl(Desk.class.getProtectionDomain().getCodeSource().getLocation());
    private static final List<String> PURE = List.of(
            "dev.relais.rules",
            "dev.relais.calendar",
            "dev.relais.sla",
            "dev.relais.conversation",
            "dev.relais.customer",
            "dev.relais.intake",
            "dev.relais.assign",
            "dev.relais.presence",
            "dev.relais.insight");

    @Test
    void the_packages_under_test_are_there() {
        for (String name : PURE) {
            assertThat(CORE).as(name).anyMatch(type -> type.getPackageName().equals(name));
        }
    }

    @Test
    void packages_have_no_cycles() {
        slices().matching("dev.relais.(*)..").should().beFreeOfCycles().check(CORE);
    }

    @Test
    void pure_packages_know_neither_the_clock_nor_chance_nor_threads_nor_the_world() {
        classes()
                .that()
                .resideInAnyPackage(PURE.toArray(String[]::new))
                .should(Purity.bePure())
                .check(CORE);
    }

    @Test
    void the_check_of_purity_finds_who_asks_the_system_for_the_time() {
        assertThat(classes()
                        .that()
                        .resideInAPackage("dev.relais.desk")
                        .should(Purity.bePure())
                        .evaluate(CORE)
                        .getFailureReport()
                        .getDetails())
                .anyMatch(line -> line.contains("DeskBuilder") && line.contains("InstantSource.system"));
    }

    @Test
    void library_code_never_prints() {
        noClasses().should().accessField(System.class, "out").check(CORE);
        noClasses().should().accessField(System.class, "err").check(CORE);
        noClasses().should().callMethod(Throwable.class, "printStackTrace").check(CORE);
    }

    @Test
    void jackson_never_shows_in_what_hosts_may_call() {
        classes()
                .that()
                .resideOutsideOfPackage("dev.relais.json")
                .should(keepJacksonInside())
                .check(CORE);
    }

    private static ArchCondition<JavaClass> keepJacksonInside() {
        return new ArchCondition<>("keep Jackson out of public and protected signatures") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                if (!type.getModifiers().contains(JavaModifier.PUBLIC)) {
                    return;
                }
                Stream<JavaClass> supers =
                        Stream.concat(type.getRawSuperclass().stream(), type.getRawInterfaces().stream());
                Stream<JavaClass> fields = type.getFields().stream()
                        .filter(field -> open(field.getModifiers()))
                        .flatMap(field -> field.getType().getAllInvolvedRawTypes().stream());
                Stream<JavaClass> units = type.getCodeUnits().stream()
                        .filter(unit -> open(unit.getModifiers()))
                        .flatMap(CoreArrowsTest::signature);
                Stream.of(supers, fields, units)
                        .flatMap(all -> all)
                        .filter(used -> used.getName().startsWith("com.fasterxml."))
                        .forEach(used -> events.add(SimpleConditionEvent.violated(
                                type, type.getName() + " shows " + used.getName() + " to hosts")));
            }
        };
    }

    private static boolean open(Set<JavaModifier> modifiers) {
        return modifiers.contains(JavaModifier.PUBLIC) || modifiers.contains(JavaModifier.PROTECTED);
    }

    private static Stream<JavaClass> signature(JavaCodeUnit unit) {
        Stream<JavaClass> parameters =
                unit.getParameterTypes().stream().flatMap(type -> type.getAllInvolvedRawTypes().stream());
        return Stream.concat(parameters, unit.getReturnType().getAllInvolvedRawTypes().stream());
    }
}
