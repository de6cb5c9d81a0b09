package dev.relais.lint;

import dev.relais.account.Account;
import dev.relais.config.Agent;
import dev.relais.config.DeskConfig;
import dev.relais.config.QueueConfig;
import dev.relais.config.QueueConfig.Rung;
import dev.relais.rules.Effects;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Accounts that stand twice, skills that nobody has, queues that nobody serves, rungs without effect.
 *
 * <p>A desk that lists no agents gets them from its host: nothing is said about who could answer.
 */
final class StaffLint {
    private final DeskConfig desk;
    private final Map<String, QueueConfig> queues = new HashMap<>();
    private final List<Finding> findings = new ArrayList<>();

    private StaffLint(DeskConfig desk) {
        this.desk = desk;
        desk.queues().forEach(queue -> queues.put(queue.id(), queue));
    }

    static List<Finding> check(DeskConfig desk) {
        StaffLint lint = new StaffLint(desk);
        lint.accounts();
        for (int i = 0; i < desk.queues().size(); i++) {
            QueueConfig queue = desk.queues().get(i);
            if (!desk.agents().isEmpty() && !lint.isServed(queue)) {
                lint.warn("/queues/" + i, "nobody serves queue \"" + queue.id() + "\": " + lint.whyNobody(queue));
            }
            lint.ladder(i, queue);
        }
        for (int i = 0; i < desk.rules().size() && !desk.agents().isEmpty(); i++) {
            lint.skills(i, desk.rules().get(i).then());
        }
        return lint.findings;
    }

    private void accounts() {
        Map<List<String>, Account> seen = new HashMap<>();
        for (int i = 0; i < desk.accounts().size(); i++) {
            Account account = desk.accounts().get(i);
            String network = account.network();
            String externalId = account.externalId();
            if (network == null || externalId == null) {
                continue;
            }
            Account before = seen.putIfAbsent(List.of(network, externalId), account);
            if (before != null) {
                warn(
                        "/accounts/" + i + "/externalId",
                        "account \"" + before.id()
                                + "\" has the same network and external id; which of the two a message is for cannot be told");
            }
        }
    }

    /** By its own department, or by the agents of a queue that some rung names. */
    private boolean isServed(QueueConfig queue) {
        return hasAgents(queue)
                || queue.ladder().stream()
                        .flatMap(rung -> rung.also().stream())
                        .map(queues::get)
                        .anyMatch(also -> also != null && hasAgents(also));
    }

    private boolean hasAgents(QueueConfig queue) {
        String department = queue.department();
        return desk.agents().stream()
                .anyMatch(agent -> department == null || agent.departments().contains(department));
    }

    private String whyNobody(QueueConfig queue) {
        return "no agent is in department \"" + queue.department()
                + "\", and no rung of its ladder lets others take from it";
    }

    private void skills(int rule, Effects then) {
        for (Map.Entry<String, Integer> skill : new java.util.TreeMap<>(then.requires()).entrySet()) {
            int best = desk.agents().stream()
                    .map(Agent::skills)
                    .mapToInt(skills -> skills.getOrDefault(skill.getKey(), 0))
                    .max()
                    .orElse(0);
            if (best < skill.getValue()) {
                String who = best == 0
                        ? "nobody has skill \"" + skill.getKey() + "\""
                        : "nobody has skill \"" + skill.getKey() + "\" at level " + skill.getValue() + ", the best has "
                                + best;
                warn("/rules/" + rule + "/then/requires/" + skill.getKey(), who);
            }
        }
    }

    private void ladder(int index, QueueConfig queue) {
        Set<String> relaxed = new HashSet<>();
        Map<String, Integer> lowered = new HashMap<>();
        Set<String> helpers = new HashSet<>(Set.of(queue.id()));
        for (int i = 0; i < queue.ladder().size(); i++) {
            Rung rung = queue.ladder().get(i);
            String useless = useless(rung, relaxed, lowered, helpers);
            if (useless != null) {
                warn("/queues/" + index + "/ladder/" + i + useless, "changes nothing that an earlier rung has not");
            }
            relaxed.addAll(rung.relax());
            rung.lower().forEach((skill, level) -> lowered.merge(skill, level, Math::min));
            helpers.addAll(rung.also());
        }
    }

    /** Where in a rung something stands that has happened already; null where there is no such thing. */
    private static @Nullable String useless(
            Rung rung, Set<String> relaxed, Map<String, Integer> lowered, Set<String> helpers) {
        for (int i = 0; i < rung.relax().size(); i++) {
            if (relaxed.contains(rung.relax().get(i))) {
                return "/relax/" + i;
            }
        }
        for (Map.Entry<String, Integer> skill : new java.util.TreeMap<>(rung.lower()).entrySet()) {
            if (relaxed.contains(skill.getKey())
                    || lowered.getOrDefault(skill.getKey(), Integer.MAX_VALUE) <= skill.getValue()) {
                return "/lower/" + skill.getKey();
            }
        }
        for (int i = 0; i < rung.also().size(); i++) {
            if (helpers.contains(rung.also().get(i))) {
                return "/also/" + i;
            }
        }
        return null;
    }

    private void warn(String pointer, String message) {
        findings.add(Finding.warning(pointer, message));
    }
}
