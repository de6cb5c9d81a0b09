package dev.relais.desk;

import dev.relais.calendar.BusinessCalendar;
import dev.relais.config.Promise;
import dev.relais.conversation.Call;
import dev.relais.conversation.Conversation;
import dev.relais.conversation.ConversationEvent.CallResult;
import dev.relais.conversation.Visibility;
import dev.relais.sla.ReplyWindow;
import dev.relais.sla.Target;
import dev.relais.sla.TargetKind;
import dev.relais.sla.Timeline;
import dev.relais.sla.TimelineEvent;
import dev.relais.sla.Verdict;
import dev.relais.store.Store;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What was promised in a matter, and what became of it, from the events of its conversations alone. */
final class ServiceLevels {
    private static final Comparator<Target> IN_ORDER =
            Comparator.comparing(Target::startedAt).thenComparing(Target::target);

    private final Policies policies;
    private final Store store;
    private final Map<String, Duration> windows;

    /** @param windows account → for how long after a direct message its network takes an answer */
    ServiceLevels(Policies policies, Store store, Map<String, Duration> windows) {
        this.policies = policies;
        this.store = store;
        this.windows = windows;
    }

    /** Every target that started by {@code until} in this conversation and those that are linked with it, by start. */
    List<Target> targets(Conversation conversation, Instant until) {
        Course course = Course.of(conversation, store);
        return judged(course, course.parts().size() - 1, course.last().newest(), until);
    }

    /** The same under every version of what was promised that began by {@code until}, and under the first. */
    List<Judgement> judgements(Conversation conversation, Instant until) {
        Course course = Course.of(conversation, store);
        List<Course.Held> versions = course.versions();
        List<Judgement> judgements = new ArrayList<>();
        for (int i = 0; i < versions.size(); i++) {
            Choice choice = versions.get(i).choice();
            Instant next =
                    i + 1 < versions.size() ? versions.get(i + 1).choice().since() : until;
            if (i == 0 || !choice.since().isAfter(until)) {
                judgements.add(new Judgement(
                        choice.version(),
                        choice.sla(),
                        choice.policy(),
                        choice.since(),
                        judged(course, versions.get(i).part(), choice, next.isBefore(until) ? next : until)));
            }
        }
        return List.copyOf(judgements);
    }

    private List<Target> judged(Course course, int last, @Nullable Choice choice, Instant until) {
        List<Target> targets = new ArrayList<>();
        for (int i = 0; i <= last; i++) {
            Course.Part part = course.parts().get(i);
            policies.promise(i == last ? choice : part.newest())
                    .ifPresent(promise -> targets.addAll(
                            timeline(promise, part.events(), until).targets()));
        }
        BusinessCalendar calendar =
                policies.promise(choice).map(Promise::calendar).orElse(null);
        for (Conversation one : course.matter()) {
            calls(one).forEach(call -> targets.add(callBack(call, calendar, until)));
            window(one).ifPresent(open -> targets.addAll(ReplyWindow.targets(open, all(course, one), until)));
        }
        targets.removeIf(target -> target.startedAt().isAfter(until) && target.target() == TargetKind.CALL_BACK);
        targets.sort(IN_ORDER);
        return List.copyOf(targets);
    }

    static Timeline timeline(Promise promise, List<TimelineEvent> events, Instant until) {
        return new Timeline(promise.sla().id(), promise.sla(), promise.calendar(), events, until);
    }

    private static List<TimelineEvent> all(Course course, Conversation one) {
        return course.parts().stream()
                .flatMap(part -> part.events(one.id()).stream())
                .toList();
    }

    static List<Call> calls(Conversation conversation) {
        return List.copyOf(conversation.backstage().calls().values());
    }

    /** For how long after a message of its customer the network takes an answer; empty where it always does. */
    Optional<Duration> window(Conversation conversation) {
        return conversation.visibility() == Visibility.PRIVATE
                ? Optional.ofNullable(windows.get(conversation.key().account()))
                : Optional.empty();
    }

    private static Target callBack(Call call, @Nullable BusinessCalendar calendar, Instant until) {
        boolean cancelled = call.result() == CallResult.CANCELLED;
        Instant ended = call.endedAt() == null || call.endedAt().isAfter(until) ? null : call.endedAt();
        Instant end = ended == null ? until : ended;
        Instant metAt = cancelled ? null : ended;
        Duration elapsed =
                calendar == null ? Duration.between(call.promisedAt(), end) : calendar.open(call.promisedAt(), end);
        Verdict verdict = metAt == null ? Verdict.OPEN : Verdict.KEPT;
        if (cancelled && ended != null) {
            verdict = Verdict.WITHDRAWN;
        } else if (end.isAfter(call.to())) {
            verdict = Verdict.BREACHED;
        }
        return new Target(TargetKind.CALL_BACK, call.promisedAt(), call.to(), metAt, elapsed, verdict);
    }

    /**
     * When the customer's next answer, or call, is due; empty where none is owed. A reply window counts until it has closed: nobody
     * can keep it any more.
     */
    Optional<Instant> answerDue(Conversation conversation, Instant now) {
        if (isUnpromised(conversation)) {
            return Optional.empty();
        }
        Course course = Course.of(conversation, store);
        List<Instant> due = new ArrayList<>();
        policies.promise(course.last().newest())
                .map(promise -> timeline(promise, course.last().events(), now).replyDue())
                .ifPresent(due::add);
        for (Conversation one : course.matter()) {
            calls(one).stream()
                    .filter(call -> call.endedAt() == null || call.endedAt().isAfter(now))
                    .forEach(call -> due.add(call.to()));
            window(one)
                    .ifPresent(open -> closing(ReplyWindow.targets(open, all(course, one), now), now)
                            .forEach(due::add));
        }
        return due.stream().min(Instant::compareTo);
    }

    private static Stream<Instant> closing(List<Target> windows, Instant now) {
        return windows.stream()
                .filter(target -> target.verdict() == Verdict.OPEN)
                .flatMap(target -> Stream.ofNullable(target.dueAt()))
                .filter(due -> !due.isBefore(now));
    }

    /** What is to be told of this conversation's targets and was not, as far as can be seen at {@code now}. */
    Deadlines deadlines(Conversation conversation, Instant now) {
        return isUnpromised(conversation)
                ? Deadlines.NONE
                : Deadlines.of(conversation, Course.of(conversation, store), this, policies, now);
    }

    /** Whether nothing can be owed: its events need not even be read. */
    private boolean isUnpromised(Conversation conversation) {
        return conversation.links().isEmpty()
                && (conversation.routed() == null || conversation.routed().sla() == null)
                && window(conversation).isEmpty()
                && calls(conversation).isEmpty();
    }
}
