package dev.relais.rules;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The rules of a desk in their order. Immutable, thread-safe, a pure function of the facts.
 *
 * @param rules in file order
 * @param slaOfQueue queue → its SLA, for outcomes whose SLA no rule names
 */
public record RuleSet(List<Rule> rules, Map<String, String> slaOfQueue) implements RuleEvaluator {
    /** Copies the collections. */
    public RuleSet {
        rules = List.copyOf(rules);
        slaOfQueue = Map.copyOf(slaOfQueue);
    }

    /**
     * Rules in their order, as if they were the list {@code /rules} of a desk file; without SLAs of queues.
     *
     * @throws IllegalArgumentException if two have the same id
     */
    public static RuleSet of(Rule... rules) {
        Set<String> ids = new HashSet<>();
        for (Rule rule : rules) {
            if (!ids.add(rule.id())) {
                throw new IllegalArgumentException("two rules have the id \"" + rule.id() + "\"");
            }
        }
        return new RuleSet(listed(List.of(rules)), Map.of());
    }

    /** The rules with the pointers that they have in the list {@code /rules} of a desk file. */
    public static List<Rule> listed(List<Rule> rules) {
        List<Rule> listed = new ArrayList<>(rules.size());
        for (Rule rule : rules) {
            listed.add(rule.at("/rules/" + listed.size()));
        }
        return List.copyOf(listed);
    }

    @Override
    public Outcome evaluate(Facts facts) {
        Merge merge = new Merge();
        for (Rule rule : rules) {
            if (rule.when().holds(facts)) {
                merge.add(rule);
                if (rule.then().stop()) {
                    break;
                }
            }
        }
        return merge.outcome();
    }

    /**
     * What some of these rules decide together, whoever found that they match. {@link #evaluate} is this over the rules that match,
     * up to the first that stops.
     *
     * @param matching in file order
     */
    public Outcome outcomeOf(List<Rule> matching) {
        Merge merge = new Merge();
        matching.forEach(merge::add);
        return merge.outcome();
    }

    /** Every rule that {@link #evaluate} looks at for these facts, in order, with what made it fail. */
    public List<RuleTrace> explain(Facts facts) {
        List<RuleTrace> traces = new ArrayList<>();
        for (Rule rule : rules) {
            RuleTrace trace = new RuleTrace(rule.id(), FirstFailure.of(rule.when(), facts));
            traces.add(trace);
            if (trace.matched() && rule.then().stop()) {
                break;
            }
        }
        return List.copyOf(traces);
    }

    /** The effects of the rules that matched so far. */
    private final class Merge {
        private final List<String> matched = new ArrayList<>();
        private final List<String> tags = new ArrayList<>();
        private final Map<String, Integer> requires = new HashMap<>();
        private @Nullable QueueChoice queue;
        private @Nullable Priority priority;
        private @Nullable String sla;
        private @Nullable Integer weight;
        private @Nullable String preferAgent;

        void add(Rule rule) {
            Effects then = rule.then();
            matched.add(rule.id());
            tags.addAll(then.tags());
            then.requires().forEach((skill, level) -> requires.merge(skill, level, Math::max));
            queue = queue == null ? then.queue() : queue;
            priority = priority == null ? then.priority() : priority;
            sla = sla == null ? then.sla() : sla;
            weight = weight == null ? then.weight() : weight;
            preferAgent = preferAgent == null ? then.preferAgent() : preferAgent;
        }

        Outcome outcome() {
            String chosen = queue == null ? null : queue.queue();
            String inherited = chosen == null ? null : slaOfQueue.get(chosen);
            return new Outcome(
                    chosen,
                    queue != null,
                    priority == null ? Priority.NORMAL : priority,
                    sla == null ? inherited : sla,
                    weight == null ? 1 : weight,
                    tags,
                    requires,
                    preferAgent,
                    matched);
        }
    }
}
