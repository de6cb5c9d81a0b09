package dev.relais.config;

import dev.relais.config.SlaConfig.Pause;
import dev.relais.json.Members;
import dev.relais.json.Place;
import dev.relais.rules.Priority;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads service levels as they stand in a desk file. */
final class SlaReader {
    /** The targets that a step may name. */
    static final List<String> TARGETS =
            List.of("firstResponse", "nextResponse", "resolution", "callBack", "replyWindow");

    private final Ids ids;

    SlaReader(Ids ids) {
        this.ids = ids;
    }

    @Nullable
    SlaConfig read(Place place) {
        Members sla = place.members(Shapes.SLA);
        if (sla == null) {
            return null;
        }
        String id = sla.required("id", Place::id);
        return new SlaConfig(
                id == null ? "" : id,
                sla.optional("calendar", calendar -> calendar.reference("calendar", ids.calendars())),
                sla.optional("firstResponse", Times::duration),
                sla.optional("nextResponse", Times::duration),
                sla.optional("resolution", Times::duration),
                Set.copyOf(sla.list("pauseWhen", state -> state.oneOf(List.of(Pause.values()), Pause::text))),
                sla.list("warnAt", DeskReader::share),
                sla.list("escalate", this::step));
    }

    private @Nullable EscalationStep step(Place place) {
        Members step = place.members(Shapes.STEP);
        if (step == null) {
            return null;
        }
        String target = step.optional("target", name -> name.oneOf(TARGETS, text -> text));
        BigDecimal at = step.optional("at", DeskReader::share);
        Duration after = step.optional("after", Times::duration);
        List<String> notify = step.list("notify", agent -> agent.reference("agent", ids.agents()));
        Priority priority = step.optional("priority", word -> word.oneOf(List.of(Priority.values()), Priority::text));
        List<String> also = step.list("also", queue -> queue.reference("queue", ids.queues()));
        String handTo = step.optional("handTo", agent -> agent.reference("agent", ids.agents()));
        boolean both = step.get("at") != null && step.get("after") != null;
        if (both) {
            place.child("after").fault("a step has \"at\" or \"after\", not both");
        } else if (step.get("at") == null && step.get("after") == null) {
            place.child("at")
                    .fault("missing; a step has \"at\", a share of the target, or \"after\", open time past due");
        }
        return (at == null) == (after == null)
                ? null
                : new EscalationStep(target, at, after, notify, priority, also, handTo);
    }
}
