package dev.relais.rules;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
