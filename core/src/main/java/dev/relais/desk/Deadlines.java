package dev.relais.desk;

import dev.relais.conversation.Conversation;
import dev.relais.conversation.ConversationId;
import dev.relais.sla.TimelineEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is to be told of the targets that started in one conversation, and was not: warnings, breaches, steps of escalation, each with
 * its instant.
 *
 * <p>The instants follow from the events alone. A mark is told if, and only if, its target was still running at the mark's instant, what
 * happened at that instant included: that is known as soon as the clock is past it, and nothing that happens later changes it. So an
 * instant that passed before the target ended is told even when the desk looks after the end, and one that lies behind the end never
 * is.
 *
 * <p>Costs the time to judge the matter's current episode once for each share, step and version: proportional to its events. It is
 * asked only after an event that can change the answer.
 *
 * @param marks in the order of telling
 * @param wakeAt when an event that is known already, and lies in the future, counts; null: none
 */
record Deadlines(List<Mark> marks, @Nullable Instant wakeAt) {
    static final Deadlines NONE = new Deadlines(List.of(), null);

    static Deadlines of(
            Conversation conversation, Course course, ServiceLevels levels, Policies policies, Instant now) {
        Course.Part part = course.last();
        List<Mark> marks = new ArrayList<>();
        // A promised call outlives the episode in which it was promised.
        List<Choice> ever = course.versions().stream().map(Course.Held::choice).toList();
        ServiceLevels.calls(conversation)
                .forEach(call -> markings(ever, policies).forEach(marking -> marks.addAll(marking.ofCall(call))));
        List<Marking> markings = markings(part.choices(), policies);
        levels.window(conversation)
                .ifPresent(open -> markings.forEach(
                        marking -> marks.addAll(marking.ofWindows(open, part.events(conversation.id()), now))));
        for (int i = 0; i < part.choices().size(); i++) {
            Marking marking = markings.get(i);
            policies
                    .promise(part.choices().get(i))
                    .map(one -> marking.ofTimeline(one, part.events(), now))
                    .orElse(List.of())
                    .stream()
                    .filter(mark -> course.matter().size() == 1
                            || startedIn(part, mark.startedAt()).equals(Optional.of(conversation.id())))
                    .forEach(marks::add);
        }
        List<Mark> untold = marks.stream()
                .filter(mark -> !mark.isIn(conversation.escalation().told()))
                .sorted(Mark.IN_ORDER)
                .toList();
        Instant wakeAt = part.steps().stream()
                .map(step -> step.event().at())
                .filter(at -> at.isAfter(now))
                .min(Instant::compareTo)
                .orElse(null);
        return new Deadlines(untold, wakeAt);
    }

    /** One for each of the choices; where there are none, one for what nobody has to promise. */
    private static List<Marking> markings(List<Choice> choices, Policies policies) {
        List<Marking> markings = new ArrayList<>();
        for (int i = 0; i < choices.size(); i++) {
            Choice choice = choices.get(i);
            markings.add(new Marking(
                    policies.promise(choice).map(one -> one.sla().warnAt()).orElse(List.of()),
                    policies.steps(choice),
                    i == 0 ? Instant.MIN : choice.since(),
                    i + 1 == choices.size() ? null : choices.get(i + 1).since()));
        }
        return markings.isEmpty()
                ? List.of(new Marking(List.of(), List.of(), Instant.MIN, null))
                : List.copyOf(markings);
    }

    /** Several conversations about one matter have one clock: it is told of where it was started. */
    private static Optional<ConversationId> startedIn(Course.Part part, Instant at) {
        return part.steps().stream()
                .filter(step -> step.event().at().equals(at)
                        && (step.event().type() == TimelineEvent.Type.RECEIVED
                                || step.event().type() == TimelineEvent.Type.REOPENED))
                .map(Course.Step::conversation)
                .findFirst();
    }

    /** What is to be told first by {@code now}: all that lies at one instant; empty where nothing is. */
    List<Mark> due(Instant now) {
        if (marks.isEmpty() || !marks.get(0).at().isBefore(now)) {
            return List.of();
        }
        Instant first = marks.get(0).at();
        List<Mark> together = new ArrayList<>();
        for (Mark mark : marks) {
            boolean again = together.stream()
                    .anyMatch(one -> one.target() == mark.target()
                            && one.startedAt().equals(mark.startedAt())
                            && one.name().equals(mark.name()));
            if (mark.at().equals(first) && !again) {
                together.add(mark);
            }
        }
        return together;
    }

    /** The first instant at which there is something to tell, or the answer may change; null where there is none. */
    @Nullable
    Instant next() {
        Instant told = marks.isEmpty() ? null : marks.get(0).at().plusNanos(1);
        return told == null || (wakeAt != null && wakeAt.isBefore(told)) ? wakeAt : told;
    }
}
