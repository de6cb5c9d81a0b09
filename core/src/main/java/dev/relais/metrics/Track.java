package dev.relais.metrics;

import dev.relais.conversation.ConversationEvent.ConversationRouted;
import dev.relais.conversation.ConversationId;
import dev.relais.conversation.Message;
import dev.relais.conversation.MessageId;
import dev.relais.conversation.SendId;
import dev.relais.conversation.Terms;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is kept of one matter while it is open, and for a while after: a conversation, or several that are linked. Not thread-safe.
 */
final class Track {
    /** Its conversations; the first gives it its name. */
    final List<ConversationId> conversations = new ArrayList<>();
    /** Those of them that are not settled. */
    final Set<ConversationId> open = new HashSet<>();

    private final List<Mark> marks = new ArrayList<>(6);
    private boolean inOrder = true;
    final Map<SendId, Reply> sends = new HashMap<>(2);
    final Set<MessageId> standing = new HashSet<>(2);
    final Map<MessageId, Public> publics = new LinkedHashMap<>(2);
    final Map<String, Call> calls = new LinkedHashMap<>(0);

    @Nullable
    Message first;

    /** Of the first message of which analysis was sure. */
    @Nullable
    String language;

    /** Of the first message that has one. */
    @Nullable
    String topic;

    @Nullable
    ConversationRouted routed;

    /** What was promised, as the log remembers it; null where it does not. */
    @Nullable
    Terms terms;

    @Nullable
    String queue;

    /** The newest of each conversation; those that are not there are in their first. */
    final Map<ConversationId, Integer> episodes = new HashMap<>(0);

    /** When it was settled last; null while it is open. */
    @Nullable
    Instant settledAt;

    /** Who sends something, and whether a machine decided it. */
    record Reply(String agent, boolean automatic) {}

    /** A public message of the customer. */
    static final class Public {
        final Instant at;

        @Nullable
        Message message;

        @Nullable
        Instant hiddenAt;

        @Nullable
        Instant withdrawnAt;

        Public(Message message) {
            this.at = message.at();
            this.message = message;
        }
    }

    /** A promised call. */
    static final class Call {
        final Instant promisedAt;
        final Instant to;
        final String agent;

        @Nullable
        Instant endedAt;

        boolean cancelled;

        Call(Instant promisedAt, Instant to, String agent) {
            this.promisedAt = promisedAt;
            this.to = to;
            this.agent = agent;
        }
    }

    Track(ConversationId conversation) {
        conversations.add(conversation);
        open.add(conversation);
    }

    void mark(Instant at, Mark.Kind kind, @Nullable String who) {
        inOrder &= marks.isEmpty() || !at.isBefore(marks.get(marks.size() - 1).at());
        marks.add(new Mark(at, kind, who));
    }

    /** In order of time; those of one instant as they were told. */
    List<Mark> marks() {
        if (!inOrder) {
            marks.sort(Comparator.comparing(Mark::at));
            inOrder = true;
        }
        return marks;
    }

    /**
     * What lies up to where it was settled last is cut off and returned: what follows is a new episode, of which the rules are
     * asked anew.
     */
    Track cut() {
        List<Mark> all = marks();
        int end = 0;
        for (int i = 0; i < all.size(); i++) {
            if (all.get(i).kind().settles()) {
                end = i + 1;
            }
        }
        Track before = new Track(conversations.get(0));
        before.marks.addAll(all.subList(0, end));
        all.subList(0, end).clear();
        Instant from = marks.isEmpty() ? Instant.MIN : marks.get(0).at();
        for (var message : List.copyOf(publics.entrySet())) {
            if (message.getValue().at.isBefore(from)) {
                before.publics.put(message.getKey(), message.getValue());
                publics.remove(message.getKey());
            }
        }
        calls.forEach((id, call) -> {
            if (call.promisedAt.isBefore(from)) {
                before.calls.put(id, call);
            }
        });
        calls.keySet().removeAll(before.calls.keySet());
        before.first = first;
        before.language = language;
        before.topic = topic;
        before.routed = routed;
        before.terms = terms;
        before.queue = queue;
        before.settledAt = end == 0 ? null : before.marks.get(end - 1).at();
        before.open.clear();
        language = null;
        topic = null;
        return before;
    }

    /** Takes everything that another one holds: both are about the same matter. */
    void join(Track other) {
        conversations.addAll(other.conversations);
        open.addAll(other.open);
        other.marks.forEach(mark -> mark(mark.at(), mark.kind(), mark.who()));
        sends.putAll(other.sends);
        standing.addAll(other.standing);
        publics.putAll(other.publics);
        calls.putAll(other.calls);
        boolean later =
                first == null || (other.first != null && other.first.at().isBefore(first.at()));
        first = later ? other.first : first;
        language = language == null ? other.language : language;
        topic = topic == null ? other.topic : topic;
        terms = routed == null ? other.terms : terms;
        routed = routed == null ? other.routed : routed;
        queue = queue == null ? other.queue : queue;
        episodes.putAll(other.episodes);
        boolean otherLater = settledAt == null || (other.settledAt != null && other.settledAt.isAfter(settledAt));
        settledAt = open.isEmpty() ? (otherLater ? other.settledAt : settledAt) : null;
    }
}
