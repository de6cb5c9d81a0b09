package dev.relais.desk;

import dev.relais.conversation.Conversation;
import dev.relais.conversation.ConversationEvent.ConversationRouted;
import dev.relais.conversation.ConversationEvent.TermsChanged;
import dev.relais.conversation.ConversationId;
import dev.relais.conversation.LoggedEvent;
import dev.relais.conversation.Terms;
import dev.relais.sla.TimelineEvent;
import dev.relais.store.Store;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What service levels see of a matter: its episodes.
 *
 * @param matter the conversations
 * @param parts the episodes, oldest first; never empty
 */
record Course(List<Conversation> matter, List<Part> parts) {
    /** Something that counts, and where it happened. */
    record Step(ConversationId conversation, TimelineEvent event) {}

    /**
     * One episode.
     *
     * @param steps in the order of time
     * @param choices what was promised in it, in order; empty where the rules were never asked
     */
    record Part(List<Step> steps, List<Choice> choices) {
        List<TimelineEvent> events() {
            return steps.stream().map(Step::event).toList();
        }

        /** What happened in one of the conversations. */
        List<TimelineEvent> events(ConversationId conversation) {
            return steps.stream()
                    .filter(step -> step.conversation().equals(conversation))
                    .map(Step::event)
                    .toList();
        }

        @Nullable
        Choice newest() {
            return choices.isEmpty() ? null : choices.get(choices.size() - 1);
        }
    }

    static Course of(Conversation conversation, Store store) {
        List<Conversation> matter = Matter.of(conversation, store);
        Choices choices = new Choices(chooser(conversation, matter));
        List<Part> parts = new ArrayList<>();
        for (List<LoggedEvent> episode : Matter.episodes(Matter.events(matter, store))) {
            parts.add(new Part(Counting.steps(episode), choices.in(episode)));
        }
        return new Course(matter, parts);
    }

    /** What the rules chose here counts, else in a linked conversation. */
    private static ConversationId chooser(Conversation conversation, List<Conversation> matter) {
        return Stream.concat(Stream.of(conversation), matter.stream())
                .filter(one -> one.routed() != null && one.routed().sla() != null)
                .findFirst()
                .orElse(conversation)
                .id();
    }

    Part last() {
        return parts.get(parts.size() - 1);
    }

    /** Every version of what was promised, each as it stood last, with the number of the last part in which it held. */
    List<Held> versions() {
        List<Held> versions = new ArrayList<>();
        for (int part = 0; part < parts.size(); part++) {
            for (Choice choice : parts.get(part).choices()) {
                if (!versions.isEmpty()
                        && versions.get(versions.size() - 1).choice().version() == choice.version()) {
                    Choice first = versions.remove(versions.size() - 1).choice();
                    versions.add(new Held(first, part));
                } else {
                    versions.add(new Held(choice, part));
                }
            }
        }
        return versions;
    }

    /** A version and the last part in which it held. */
    record Held(Choice choice, int part) {}

    /** Follows what one conversation was promised, from episode to episode. */
    private static final class Choices {
        private final ConversationId chooser;
        private @Nullable Choice now;

        Choices(ConversationId chooser) {
            this.chooser = chooser;
        }

        List<Choice> in(List<LoggedEvent> episode) {
            List<Choice> all = new ArrayList<>();
            for (LoggedEvent logged : episode) {
                if (!logged.conversation().equals(chooser)) {
                    continue;
                }
                if (logged.event() instanceof ConversationRouted e) {
                    take(logged.at(), e.sla(), e.terms(), all);
                } else if (logged.event() instanceof TermsChanged e) {
                    take(logged.at(), now == null ? null : now.sla(), e.terms(), all);
                }
            }
            if (all.isEmpty() && now != null) {
                all.add(now);
            }
            return all;
        }

        /** Terms that were not written down are those that are written down first under the same name. */
        private void take(Instant at, @Nullable String sla, @Nullable Terms terms, List<Choice> all) {
            Choice before = now;
            boolean named = before != null && Objects.equals(before.sla(), sla);
            Terms known = terms == null && named && before != null ? before.terms() : terms;
            if (before != null && named && before.terms() == null) {
                now = before.with(known);
                replace(all, before, now);
            } else if (before == null || !before.isSame(sla, known)) {
                now = new Choice(before == null ? 1 : before.version() + 1, at, sla, known);
                all.add(now);
            } else if (all.isEmpty()) {
                all.add(before);
            }
        }

        private static void replace(List<Choice> all, Choice before, Choice after) {
            if (!all.remove(before) && !all.isEmpty()) {
                throw new IllegalStateException("version " + before.version() + " is not the newest");
            }
            all.add(after);
        }
    }
}
