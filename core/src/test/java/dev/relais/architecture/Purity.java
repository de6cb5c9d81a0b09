package dev.relais.architecture;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Set;
import java.util.regex.Pattern;

/** Time, chance and the world are inputs. */
final class Purity {
    private static final Set<String> CALLS = Set.of(
            "java.lang.System.currentTimeMillis",
            "java.lang.System.nanoTime",
            "java.lang.System.getenv",
            "java.lang.System.getProperty",
            "java.lang.Math.random",
            "java.util.UUID.randomUUID");
    private static final Pattern NOW =
            Pattern.compile("java\\.time\\.(?:\\w+\\.now|InstantSource\\.system|Clock\\.system\\w*)");
    private static final Pattern TYPES = Pattern.compile(
            "java\\.util\\.(?:Random|SplittableRandom|Date|Timer)|java\\.util\\.concurrent\\.(?:ForkJoinPool|ThreadLocalRandom"
                    + "|Executors|ExecutorService|CompletableFuture)|java\\.security\\.SecureRandom|java\\.lang\\.Thread(?:Local)?"
                    + "|java\\.io\\.(?:File\\w*|Random\\w*)|java\\.nio\\.(?:file|channels)\\..*|java\\.net\\..*|java\\.sql\\..*");

    private Purity() {}

    static ArchCondition<JavaClass> bePure() {
        return new ArchCondition<>(
                "ask neither the clock nor chance, start no threads, touch no files and no network") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                for (JavaAccess<?> access : type.getAccessesFromSelf()) {
                    String called = access.getTargetOwner().getName() + "."
                            + access.getTarget().getName();
                    if (CALLS.contains(called) || NOW.matcher(called).matches()) {
                        events.add(SimpleConditionEvent.violated(type, access.getDescription()));
                    }
                }
                for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
                    if (TYPES.matcher(dependency.getTargetClass().getName()).matches()) {
                        events.add(SimpleConditionEvent.violated(type, dependency.getDescription()));
                    }
                }
            }
        };
    }
}
