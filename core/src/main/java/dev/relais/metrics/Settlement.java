package dev.relais.metrics;

import dev.relais.Fault;
import dev.relais.RefusedInputException;
import dev.relais.calendar.BusinessCalendar;
import dev.relais.config.Agent;
import dev.relais.config.DeskConfig;
import dev.relais.config.Promise;
import dev.relais.config.QueueConfig;
import dev.relais.config.SlaConfig;
import dev.relais.conversation.ConversationEvent;
import dev.relais.conversation.ConversationEvent.ConversationRouted;
import dev.relais.conversation.ConversationEvent.TermsChanged;
import dev.relais.conversation.Message;
import dev.relais.conversation.Terms;
import dev.relais.conversation.Visibility;
import dev.relais.metrics.History.PromisedCall;
import dev.relais.metrics.History.PublicMessage;
import dev.relais.sla.Target;
import dev.relais.sla.TargetKind;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Adds all that a track comes to, as it stands at an instant, to figures. */
final class Settlement {
    private static final int MOST_REMEMBERED = 10_000;

    private final MetricSettings settings;
    private final List<Metric> metrics;
    private final Map<String, Promise> promises = new HashMap<>();
    private final Map<Terms, Promise> remembered = new HashMap<>();
    private final Map<String, BusinessCalendar> calendars = new HashMap<>();
    private final Map<String, String> departments = new HashMap<>();
    private final Map<String, BusinessCalendar> shifts = new HashMap<>();
    private final UnroutedRules rules;

    Settlement(MetricSettings settings) {
        this.settings = settings;
        this.metrics = settings.all();
        DeskConfig desk = settings.desk();
        this.rules = new UnroutedRules(desk);
        desk.calendars().forEach(calendar -> calendars.put(calendar.id(), calendar));
        for (SlaConfig sla : desk.slas()) {
            promises.put(sla.id(), new Promise(sla, sla.calendar() == null ? null : calendars.get(sla.calendar())));
        }
        for (QueueConfig queue : desk.queues()) {
            if (queue.department() != null) {
                departments.put(queue.id(), queue.department());
            }
        }
        for (Agent agent : desk.agents()) {
            BusinessCalendar shift = agent.shift() == null ? null : calendars.get(agent.shift());
            if (shift != null) {
                shifts.put(agent.id(), shift);
            }
        }
    }

    void settle(Track track, Instant until, Gathered to) {
        List<Mark> marks = track.marks();
        if (marks.isEmpty()) {
            return;
        }
        Routing routing = rules.of(track);
        History history = history(track, marks, routing);
        Cases cases = new Cases(history, until);
        List<Slice> under = to.under(values(track, routing));
        for (int i = 0; i < metrics.size(); i++) {
            int index = i;
            Metric metric = metrics.get(i);
            boolean broken = i < settings.metrics().size();
            cases.of(metric, one -> {
                if (settings.counts(one.from())) {
                    add(one, metric, index, broken ? under : under.subList(0, 1), to, broken);
                }
            });
        }
        for (Target target : cases.targets()) {
            boolean answer =
                    target.target() == TargetKind.FIRST_RESPONSE || target.target() == TargetKind.NEXT_RESPONSE;
            if (answer && history.promised(target.target()) != null) {
                slack(target, cases.index(), until, to);
            }
        }
        stay(marks, until, to);
        work(marks, routing, until, to);
    }

    private void add(Case one, Metric metric, int index, List<Slice> under, Gathered to, boolean byAgent) {
        for (Slice slice : under) {
            slice.of(index).add(one, metric.isTimed());
        }
        if (byAgent && one.agent() != null) {
            to.slice(Dimension.AGENT, one.agent()).of(index).add(one, metric.isTimed());
        }
        if (metric.target() == TargetKind.FIRST_RESPONSE && one.outcome().isPromised()) {
            ZonedDateTime local = one.from().atZone(settings.desk().zone());
            to.heat[(local.getDayOfWeek().getValue() - 1) * 24 + local.getHour()].add(one, false);
        }
    }

    private History history(Track track, List<Mark> marks, Routing routing) {
        Promise promise = promise(track, routing);
        List<PublicMessage> messages = track.publics.values().stream()
                .map(message -> new PublicMessage(message.at, message.hiddenAt, message.withdrawnAt))
                .toList();
        List<PromisedCall> calls = track.calls.values().stream()
                .map(call -> new PromisedCall(call.promisedAt, call.to, call.endedAt, call.cancelled, call.agent))
                .toList();
        return new History(
                track.conversations.get(0).value(),
                marks,
                messages,
                calls,
                promise == null ? null : promise.sla(),
                promise == null ? null : promise.calendar(),
                window(track));
    }

    /** As the log remembers it, else as the desk file says it now; null where nothing is promised. */
    private @Nullable Promise promise(Track track, Routing routing) {
        if (routing.sla() == null) {
            return null;
        }
        Terms terms = track.terms;
        return terms == null ? promises.get(routing.sla()) : remembered(terms);
    }

    /** The same promise stands in many conversations. */
    private Promise remembered(Terms terms) {
        Promise known = remembered.get(terms);
        if (known == null) {
            known = Promise.read(terms.text());
            if (remembered.size() >= MOST_REMEMBERED) {
                remembered.clear();
            }
            remembered.put(terms, known);
        }
        return known;
    }

    /**
     * Looks at what an event promises.
     *
     * @throws RefusedInputException where it cannot be read, naming the place in the line of the log
     */
    void check(ConversationEvent event) {
        Terms terms = null;
        if (event instanceof ConversationRouted routed) {
            terms = routed.terms();
        } else if (event instanceof TermsChanged changed) {
            terms = changed.terms();
        }
        if (terms != null) {
            try {
                remembered(terms);
            } catch (RefusedInputException e) {
                List<Fault> faults = e.faults().stream()
                        .map(fault -> Fault.at("/terms/text", "is no promise: " + fault.render("there")))
                        .toList();
                throw new RefusedInputException(e.source(), faults);
            }
        }
    }

    Routing routing(Track track) {
        return rules.of(track);
    }

    private @Nullable Duration window(Track track) {
        Message first = track.first;
        return first == null || first.surface().visibility() != Visibility.PRIVATE
                ? null
                : settings.replyWindows().get(first.account());
    }

    private Map<Dimension, List<String>> values(Track track, Routing routing) {
        Map<Dimension, List<String>> values = new EnumMap<>(Dimension.class);
        if (track.first != null) {
            values.put(Dimension.NETWORK, List.of(track.first.network()));
            values.put(Dimension.SURFACE, List.of(track.first.surface().word()));
        }
        put(values, Dimension.LANGUAGE, track.language);
        put(values, Dimension.TOPIC, track.topic);
        String queue = track.queue == null ? routing.queue() : track.queue;
        put(values, Dimension.QUEUE, queue);
        put(values, Dimension.DEPARTMENT, queue == null ? null : departments.get(queue));
        values.put(Dimension.RULE, routing.rules());
        return values;
    }

    private static void put(Map<Dimension, List<String>> values, Dimension dimension, @Nullable String value) {
        if (value != null) {
            values.put(dimension, List.of(value));
        }
    }

    /** While a reply is owed, by how much time is left. */
    private static void slack(Target target, MarkIndex index, Instant until, Gathered to) {
        Instant due = target.dueAt();
        Instant end = target.metAt();
        if (end == null) {
            Instant withdrawn = index.withdrawnFrom(target.startedAt());
            end = withdrawn == null ? until.plusSeconds(1) : withdrawn;
        }
        List<Instant> edges = due == null
                ? List.of()
                : Gathered.SLACKS.stream().map(due::minus).toList();
        to.slacks.add(target.startedAt(), end, edges);
    }

    /** While it was open, by its age. */
    private static void stay(List<Mark> marks, Instant until, Gathered to) {
        List<Instant> edges = Stock.after(marks.get(0).at(), Gathered.AGES.subList(1, Gathered.AGES.size()));
        Phase phase = Phase.WAITING;
        Instant since = marks.get(0).at();
        for (Mark mark : marks) {
            Phase after = mark.kind().after(phase);
            if (phase.isOpen() && !after.isOpen()) {
                to.ages.add(since, mark.at(), edges);
            } else if (!phase.isOpen() && after.isOpen()) {
                since = mark.at();
            }
            phase = after;
        }
        if (phase.isOpen()) {
            to.ages.add(since, until.plusSeconds(1), edges);
        }
    }

    /** Who had it for how long, and who wrote. */
    private void work(List<Mark> marks, Routing routing, Instant until, Gathered to) {
        String owner = null;
        Instant since = Instant.MIN;
        String queue = null;
        Phase phase = Phase.WAITING;
        for (Mark mark : marks) {
            boolean had = owner != null && (phase == Phase.OWNED || phase == Phase.AWAITING_CUSTOMER);
            String before = owner;
            phase = mark.kind().after(phase);
            owner = History.owner(owner, mark);
            boolean has = owner != null && (phase == Phase.OWNED || phase == Phase.AWAITING_CUSTOMER);
            if (mark.kind() == Mark.Kind.QUEUED || mark.kind() == Mark.Kind.TRANSFERRED) {
                queue = mark.who();
            }
            if (had && before != null && (!has || !before.equals(owner))) {
                had(before, queue, since, mark.at(), routing.weight(), to);
            }
            if (has && (!had || (before != null && !before.equals(owner)))) {
                since = mark.at();
                if (owner != null && mark.kind() == Mark.Kind.ASSIGNED && settings.counts(mark.at())) {
                    each(owner, queue, to, work -> work.conversations++);
                }
            }
            if (mark.kind() == Mark.Kind.REPLIED && mark.who() != null && settings.counts(mark.at())) {
                each(mark.who(), queue, to, work -> work.replies++);
            }
        }
        if (owner != null && (phase == Phase.OWNED || phase == Phase.AWAITING_CUSTOMER)) {
            had(owner, queue, since, until, routing.weight(), to);
        }
    }

    private void each(String agent, @Nullable String queue, Gathered to, Consumer<Work> change) {
        change.accept(to.agents.computeIfAbsent(agent, none -> new Work()));
        String department = queue == null ? null : departments.get(queue);
        if (department != null) {
            change.accept(to.departments.computeIfAbsent(department, none -> new Work()));
        }
    }

    private void had(String agent, @Nullable String queue, Instant from, Instant to, int weight, Gathered into) {
        Instant start = settings.from() != null && from.isBefore(settings.from()) ? settings.from() : from;
        if (!start.isBefore(to)) {
            return;
        }
        Duration load = Bounded.times(Intervals.wall(start, to), weight);
        each(agent, queue, into, work -> work.load = Bounded.sum(work.load, load));
        BusinessCalendar shift = shifts.get(agent);
        if (shift != null) {
            Work work = into.agents.computeIfAbsent(agent, none -> new Work());
            work.staffedLoad = Bounded.sum(work.staffedLoad, Bounded.times(shift.open(start, to), weight));
            work.busy.add(start.toEpochMilli(), to.toEpochMilli());
        }
    }
}
