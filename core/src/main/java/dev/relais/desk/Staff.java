package dev.relais.desk;

import dev.relais.calendar.BusinessCalendar;
import dev.relais.config.Agent;
import dev.relais.config.DeskConfig;
import dev.relais.conversation.ConversationEvent;
import dev.relais.conversation.ConversationEvent.ConversationReleased;
import dev.relais.conversation.ConversationEvent.ConversationResolved;
import dev.relais.conversation.ConversationEvent.OfferAccepted;
import dev.relais.conversation.ConversationEvent.OfferDeclined;
import dev.relais.conversation.ConversationEvent.OfferExpired;
import dev.relais.conversation.ConversationEvent.QueueReason;
import dev.relais.conversation.LoggedEvent;
import dev.relais.presence.Attendance;
import dev.relais.presence.Device;
import dev.relais.presence.Presence;
import dev.relais.presence.PresencePolicy;
import dev.relais.presence.RampUp;
import dev.relais.presence.Shift;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Who is there, and what the engine is told of it. Follows from what the host says, the log and time; nothing of it is in the store.
 * The desk's lock guards it.
 */
final class Staff {
    private final PresencePolicy policy;
    private final int awayAfter;
    private final @Nullable Duration rampUp;
    private final Dispatch dispatch;
    private final Map<String, Shift> shifts = new HashMap<>();
    private final Map<String, Integer> totals = new HashMap<>();
    private final Map<String, Attendance> book = new LinkedHashMap<>();
    private final Map<String, Presence> shown = new HashMap<>();
    private final Map<String, Instant> gone = new HashMap<>();
    private final Map<String, RampUp> ramps = new HashMap<>();
    /** Who was absent since his room grew last. */
    private final Set<String> fresh = new HashSet<>();

    private final Set<String> taking = new HashSet<>();
    private final Set<String> moved = new LinkedHashSet<>();
    private final Agenda<String> agenda = new Agenda<>();
    private Instant latest = Instant.MIN;

    Staff(DeskConfig config, PresencePolicy policy, int awayAfter, Dispatch dispatch) {
        this.policy = policy;
        this.awayAfter = awayAfter;
        this.dispatch = dispatch;
        rampUp = config.rampUp();
        Map<String, BusinessCalendar> calendars = new HashMap<>();
        config.calendars().forEach(calendar -> calendars.put(calendar.id(), calendar));
        for (Agent agent : config.agents()) {
            BusinessCalendar hours = agent.shift() == null ? null : calendars.get(agent.shift());
            if (hours != null) {
                shifts.put(agent.id(), new Shift(hours, policy.lastOffer()));
            }
            if (agent.capacity().total() != null) {
                totals.put(agent.id(), agent.capacity().total());
            }
            fresh.add(agent.id());
        }
    }

    /** He says what he is there for. The engine is told also where it knows. */
    void says(String agent, Presence presence, Instant now) {
        pass(now);
        boolean before = taking.contains(agent);
        change(agent, known -> known.says(presence, now, policy), now);
        if (before == taking.contains(agent)) {
            dispatch.available(agent, before, now);
        }
    }

    /** One of his devices shows that it is there. Returns whether that changes anything. */
    boolean heardFrom(String agent, Device device, Instant now) {
        pass(now);
        boolean before = taking.contains(agent);
        change(agent, known -> known.heardFrom(device, now), now);
        return before != taking.contains(agent) || moved.contains(agent);
    }

    /** What the log says of agents. */
    void follow(LoggedEvent logged, Instant now) {
        ConversationEvent event = logged.event();
        if (event instanceof OfferAccepted e) {
            changeKnown(e.agent(), Attendance::answered, now);
        } else if (event instanceof OfferDeclined e) {
            changeKnown(e.agent(), Attendance::answered, now);
        } else if (event instanceof OfferExpired e) {
            changeKnown(e.agent(), known -> known.missed(logged.at(), awayAfter), now);
        } else if (event instanceof ConversationResolved e) {
            changeKnown(e.agent(), known -> known.settled(logged.at(), policy), now);
        } else if (event instanceof ConversationReleased e && byHimself(e.reason())) {
            changeKnown(e.agent(), known -> known.settled(logged.at(), policy), now);
        }
    }

    private static boolean byHimself(QueueReason reason) {
        return reason == QueueReason.RELEASED || reason == QueueReason.TRANSFERRED;
    }

    private void changeKnown(String agent, UnaryOperator<Attendance> step, Instant now) {
        if (book.containsKey(agent)) {
            change(agent, step, now);
        }
    }

    /** Time passes: devices fall silent, shifts begin and end, wrap-ups end, room grows. */
    void elapse(Instant now) {
        pass(now);
        for (Optional<String> due = agenda.due(now); due.isPresent(); due = agenda.due(now)) {
            change(due.get(), UnaryOperator.identity(), now);
        }
    }

    /** Where the clock went back, nothing that was noted may lie further ahead than it can. */
    private void pass(Instant now) {
        boolean back = now.isBefore(latest);
        latest = now;
        if (back) {
            List.copyOf(book.keySet()).forEach(agent -> change(agent, UnaryOperator.identity(), now));
        }
    }

    private void change(String agent, UnaryOperator<Attendance> step, Instant now) {
        Attendance after = step.apply(
                        book.getOrDefault(agent, Attendance.UNKNOWN).at(now, policy))
                .at(now, policy);
        book.put(agent, after);
        Shift shift = shifts.get(agent);
        Presence presence = shift == null || shift.isOn(now) ? after.presence(now, policy) : Presence.OFFLINE;
        shown.put(agent, presence);
        if (presence.isAbsence()) {
            fresh.add(agent);
        }
        note(agent, after.goneSince(now, policy));
        takes(agent, presence.takesNew() && (shift == null || shift.takesNew(now)), now);
        ramp(agent, now);
        agenda.put(
                agent,
                Stream.of(
                                after.nextChange(now, policy),
                                Optional.ofNullable(shift).flatMap(hours -> hours.nextChange(now)),
                                Optional.ofNullable(ramps.get(agent)).flatMap(ramp -> ramp.nextStep(now)))
                        .flatMap(Optional::stream)
                        .min(Instant::compareTo)
                        .orElse(null));
    }

    private void note(String agent, @Nullable Instant since) {
        Instant before = since == null ? gone.remove(agent) : gone.put(agent, since);
        if (!Objects.equals(before, since)) {
            moved.add(agent);
        }
    }

    /** Whoever comes in is told of with the room that he has at first. */
    private void takes(String agent, boolean takes, Instant now) {
        if (takes == taking.contains(agent)) {
            return;
        }
        if (takes) {
            taking.add(agent);
            comesIn(agent, now);
        } else {
            taking.remove(agent);
        }
        dispatch.available(agent, takes, now);
    }

    private void comesIn(String agent, Instant now) {
        Integer total = totals.get(agent);
        int held = dispatch.units(agent);
        boolean grows = rampUp != null && total != null && total > held && fresh.remove(agent);
        if (grows && rampUp != null && total != null) {
            ramps.put(agent, new RampUp(now, held, total, rampUp));
            dispatch.limit(agent, held + 1, now);
        }
    }

    private void ramp(String agent, Instant now) {
        RampUp ramp = ramps.get(agent);
        if (ramp == null) {
            return;
        }
        RampUp here = ramp.at(now);
        if (here.nextStep(now).isEmpty()) {
            ramps.remove(agent);
            dispatch.limit(agent, Integer.MAX_VALUE, now);
        } else {
            ramps.put(agent, here);
            dispatch.limit(agent, here.limit(now), now);
        }
    }

    /** Whether he is there, as far as this desk knows. */
    Presence presence(String agent) {
        return shown.getOrDefault(agent, Presence.OFFLINE);
    }

    /** Since when he has been gone; null while he is there, or where nobody ever heard of him. */
    @Nullable
    Instant goneSince(String agent) {
        return gone.get(agent);
    }

    /** When he works; null: whenever he says. */
    @Nullable
    Shift shift(String agent) {
        return shifts.get(agent);
    }

    /** Who left or came back since {@link #stayed}. */
    List<String> moved() {
        return List.copyOf(moved);
    }

    /** What follows from his leaving or coming back is known. */
    void stayed(String agent) {
        moved.remove(agent);
    }

    /** When something changes although nobody says anything. */
    Optional<Instant> next() {
        return agenda.first();
    }
}
