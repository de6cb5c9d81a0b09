package dev.relais.lint;

import dev.relais.config.DeskConfig;
import dev.relais.config.EscalationStep;
import dev.relais.config.QueueConfig;
import dev.relais.config.SlaConfig;
import dev.relais.rules.Priority;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Steps of escalation that never come, do nothing, or stand in another order than they come. */
final class EscalationLint {
    private final DeskConfig desk;
    private final List<Finding> findings = new ArrayList<>();

    private EscalationLint(DeskConfig desk) {
        this.desk = desk;
    }

    static List<Finding> check(DeskConfig desk) {
        EscalationLint lint = new EscalationLint(desk);
        for (int i = 0; i < desk.slas().size(); i++) {
            lint.check("/slas/" + i, desk.slas().get(i));
        }
        return lint.findings;
    }

    private void check(String pointer, SlaConfig sla) {
        for (int i = 1; i < sla.warnAt().size(); i++) {
            if (sla.warnAt().get(i).compareTo(sla.warnAt().get(i - 1)) == 0) {
                warn(pointer + "/warnAt/" + i, "the share before is the same");
            }
        }
        for (int i = 0; i < sla.escalate().size(); i++) {
            EscalationStep step = sla.escalate().get(i);
            List<EscalationStep> before = sla.escalate().subList(0, i);
            String place = pointer + "/escalate/" + i;
            if (step.isEmpty()) {
                warn(place, "the step does nothing");
            }
            if (isNotPromised(sla, step.target())) {
                warn(place + "/target", "the service level promises no " + step.target());
            }
            order(place, step, before);
            priority(place, step, before);
            for (int j = 0; j < step.also().size(); j++) {
                also(place + "/also/" + j, sla, step, step.also().get(j), before);
            }
        }
    }

    private static boolean isNotPromised(SlaConfig sla, @Nullable String target) {
        if (target == null) {
            return false;
        }
        return switch (target) {
            case "firstResponse" -> sla.firstResponse() == null;
            case "nextResponse" -> sla.nextResponse() == null;
            case "resolution" -> sla.resolution() == null;
            default -> false;
        };
    }

    /** Both about one target: whatever happens to it happens in their order. */
    private static boolean meet(EscalationStep one, EscalationStep other) {
        return one.target() == null || other.isAbout(one.target());
    }

    private static boolean comesBefore(EscalationStep one, EscalationStep other) {
        BigDecimal share = one.at();
        if (share != null) {
            return other.at() == null
                    ? share.compareTo(BigDecimal.ONE) < 0 || !isZero(other.after())
                    : share.compareTo(other.at()) < 0;
        }
        return other.at() == null
                && Objects.requireNonNull(one.after()).compareTo(Objects.requireNonNull(other.after())) < 0;
    }

    private static boolean isZero(@Nullable Duration after) {
        return after != null && after.isZero();
    }

    private void order(String place, EscalationStep step, List<EscalationStep> before) {
        if (before.stream().anyMatch(earlier -> meet(earlier, step) && comesBefore(step, earlier))) {
            warn(place + (step.at() == null ? "/after" : "/at"), "a step that stands before comes later");
        }
    }

    private void priority(String place, EscalationStep step, List<EscalationStep> before) {
        Priority priority = step.priority();
        if (priority == Priority.LOW) {
            warn(place + "/priority", "no priority is lower than low: nothing is raised");
        } else if (priority != null
                && before.stream()
                        .anyMatch(earlier -> earlier.isAbout(String.valueOf(step.target()))
                                && !comesBefore(step, earlier)
                                && earlier.priority() != null
                                && earlier.priority().level() >= priority.level())) {
            warn(place + "/priority", "a step before has raised it as far");
        }
    }

    private void also(String place, SlaConfig sla, EscalationStep step, String queue, List<EscalationStep> before) {
        boolean again = before.stream()
                .anyMatch(earlier -> earlier.isAbout(String.valueOf(step.target()))
                        && !comesBefore(step, earlier)
                        && earlier.also().contains(queue));
        List<QueueConfig> own =
                desk.queues().stream().filter(one -> sla.id().equals(one.sla())).toList();
        String department = desk.queues().stream()
                .filter(one -> one.id().equals(queue))
                .findFirst()
                .map(QueueConfig::department)
                .orElse(null);
        if (again) {
            warn(place, "a step before has let them in");
        } else if (!own.isEmpty()
                && desk.rules().stream()
                        .noneMatch(rule -> sla.id().equals(rule.then().sla()))
                && own.stream()
                        .allMatch(one ->
                                one.department() == null || one.department().equals(department))) {
            warn(place, "its agents take from every queue of this service level already");
        }
    }

    private void warn(String pointer, String message) {
        findings.add(Finding.warning(pointer, message));
    }
}
