package dev.relais.lint;

import dev.relais.account.Account;
import dev.relais.config.Agent;
import dev.relais.config.DeskConfig;
import dev.relais.config.QueueConfig;
import dev.relais.json.Names;
import dev.relais.rules.Effects;
import dev.relais.rules.Outcome;
import dev.relais.rules.QueueChoice;
import dev.relais.rules.Rule;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Accounts that stand twice, queues that nobody serves, skills and room that nobody has.
 *
 * <p>A desk that lists no agents gets them from its host: nothing is said about who could answer.
 */
final class StaffLint {
    private final DeskConfig desk;
    private final Crew crew;
    private final Witness witness;
    private final List<Finding> findings = new ArrayList<>();

    private StaffLint(DeskConfig desk) {
        this.desk = desk;
        this.crew = new Crew(desk);
        this.witness = new Witness(desk);
    }

    static List<Finding> check(DeskConfig desk) {
        StaffLint lint = new StaffLint(desk);
        lint.accounts();
        if (lint.crew.isUnknown()) {
            return lint.findings;
        }
        for (int i = 0; i < desk.queues().size(); i++) {
            lint.queue(i, desk.queues().get(i));
        }
        for (int i = 0; i < desk.rules().size(); i++) {
            lint.skills(i, desk.rules().get(i));
            lint.weight(i, desk.rules().get(i));
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
                findings.add(
                        Finding.warning(
                                "/accounts/" + i + "/externalId",
                                "account \"" + before.id()
                                        + "\" has the same network and external id; which of the two a message is for cannot be told"));
            }
        }
    }

    /** Served is a queue by its own department, or by the agents of a queue that some rung names. */
    private void queue(int index, QueueConfig queue) {
        if (crew.everOf(queue.id()).isEmpty()) {
            String example = desk.rules().stream()
                    .filter(rule -> queue.id().equals(named(rule.then())))
                    .map(rule -> witness.of(rule, outcome -> queue.id().equals(outcome.queue())))
                    .filter(Objects::nonNull)
                    .findFirst()
                    .orElse(null);
            findings.add(new Finding(
                    Finding.Level.WARNING,
                    "/queues/" + index,
                    "nobody serves queue \"" + queue.id() + "\": no agent is in department \"" + queue.department()
                            + "\", and no rung of its ladder lets others take from it",
                    example));
        }
    }

    private void skills(int index, Rule rule) {
        boolean each = true;
        for (Map.Entry<String, Integer> skill : new TreeMap<>(rule.then().requires()).entrySet()) {
            int best = desk.agents().stream()
                    .map(Agent::skills)
                    .mapToInt(skills -> skills.getOrDefault(skill.getKey(), 0))
                    .max()
                    .orElse(0);
            if (best < skill.getValue()) {
                each = false;
                String who = best == 0
                        ? "nobody has skill \"" + skill.getKey() + "\""
                        : "nobody has skill \"" + skill.getKey() + "\" at level " + skill.getValue() + ", the best has "
                                + best;
                warn(
                        Names.child("/rules/" + index + "/then/requires", skill.getKey()),
                        who,
                        rule,
                        outcome -> outcome.requires().getOrDefault(skill.getKey(), 0) >= skill.getValue());
            }
        }
        if (each) {
            together(index, rule);
        }
    }

    /** Each skill has somebody, but nobody has them all; a ladder that gives way in time is no fault. */
    private void together(int index, Rule rule) {
        Map<String, Integer> requires = rule.then().requires();
        String queue = named(rule.then());
        QueueConfig config = queue == null ? null : crew.queue(queue);
        List<QueueConfig> ladders = config == null ? desk.queues() : List.of(config);
        Collection<Agent> agents = config == null ? crew.everybody() : crew.everOf(config.id());
        boolean somebody = agents.isEmpty()
                || ladders.stream()
                        .map(ladder -> crew.atLast(requires, ladder))
                        .anyMatch(left -> agents.stream().anyMatch(agent -> Crew.has(agent, left)));
        if (!somebody) {
            warn(
                    "/rules/" + index + "/then/requires",
                    config == null
                            ? "nobody has all these skills, not even when ladders have given way"
                            : "nobody who ever takes from queue \"" + config.id()
                                    + "\" has all these skills, not even when its ladder has given way",
                    rule,
                    outcome -> (queue == null || queue.equals(outcome.queue()))
                            && requires.entrySet().stream()
                                    .allMatch(skill ->
                                            outcome.requires().getOrDefault(skill.getKey(), 0) >= skill.getValue()));
        }
    }

    private void weight(int index, Rule rule) {
        Integer weight = rule.then().weight();
        String queue = named(rule.then());
        Collection<Agent> agents = queue == null ? crew.everybody() : crew.everOf(queue);
        if (weight != null && !agents.isEmpty() && agents.stream().noneMatch(agent -> Crew.carries(agent, weight))) {
            warn(
                    "/rules/" + index + "/then/weight",
                    "nobody " + (queue == null ? "" : "who ever takes from queue \"" + queue + "\" ")
                            + "has capacity for a weight of " + weight,
                    rule,
                    outcome -> outcome.weight() == weight && (queue == null || queue.equals(outcome.queue())));
        }
    }

    private static @Nullable String named(Effects then) {
        QueueChoice choice = then.queue();
        return choice == null ? null : choice.queue();
    }

    private void warn(String pointer, String message, Rule rule, Predicate<Outcome> shows) {
        findings.add(new Finding(Finding.Level.WARNING, pointer, message, witness.of(rule, shows)));
    }
}
