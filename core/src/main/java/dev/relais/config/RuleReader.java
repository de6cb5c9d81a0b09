package dev.relais.config;

import dev.relais.json.Members;
import dev.relais.json.Place;
import dev.relais.rules.Condition;
import dev.relais.rules.Effects;
import dev.relais.rules.Priority;
import dev.relais.rules.QueueChoice;
import dev.relais.rules.Rule;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads rules. */
final class RuleReader {
    private final Ids ids;
    private final ConditionReader conditions;

    RuleReader(Ids ids) {
        this.ids = ids;
        this.conditions = new ConditionReader(ids.calendars());
    }

    /** A rule; null, with faults, where something is missing. */
    @Nullable
    Rule read(Place place) {
        Members rule = place.members(Shapes.RULE);
        if (rule == null) {
            return null;
        }
        String id = rule.required("id", Place::id);
        Condition when = rule.required("when", conditions::read);
        Effects then = rule.required("then", this::effects);
        return id == null || when == null || then == null ? null : new Rule(id, when, then);
    }

    private @Nullable Effects effects(Place place) {
        Members then = place.members(Shapes.THEN);
        if (then == null) {
            return null;
        }
        List<String> tags = then.list("tags", Place::anyText);
        Map<String, Integer> requires = then.map("requires", "skill", ids.skills(), level -> level.whole(1));
        return new Effects(
                then.optional("queue", this::queue),
                then.optional("priority", priority -> priority.oneOf(List.of(Priority.values()), Priority::text)),
                then.optional("sla", sla -> sla.reference("SLA", ids.slas())),
                then.optional("weight", weight -> weight.whole(1)),
                then.optional("preferAgent", agent -> agent.reference("agent", ids.agents())),
                tags,
                requires,
                then.optional("stop", Place::flag, false));
    }

    private @Nullable QueueChoice queue(Place place) {
        if (place.node().isNull()) {
            return new QueueChoice(null);
        }
        String queue = place.reference("queue", ids.queues());
        return queue == null ? null : new QueueChoice(queue);
    }
}
